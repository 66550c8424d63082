import { z } from 'zod';

const lock = z.object({
  Name: z.string().max(2_000),
  ProjectName: z.string().max(1_000).default(''),
  ProjectRepo: z.string().max(300),
  ProjectRepoPath: z.string().max(1_000),
  // Atlantis writes it as a text; below zero: a call of its API.
  PullID: z.union([z.string().max(20), z.number()]).transform(Number),
  PullURL: z.string().max(2_000).default(''),
  User: z.string().max(300).default(''),
  Workspace: z.string().max(300),
  Time: z.string().max(60),
});

const answer = z.object({
  Locks: z.array(lock).max(100_000).nullable(),
});

/** A lock as Atlantis tells it. */
export interface AtlantisLock {
  key: string;
  /** `owner/name` */
  repository: string;
  dir: string;
  workspace: string;
  project?: string;
  pull?: { number: number; url: string };
  user?: string;
  /** ISO 8601 in UTC */
  since: string;
}

/**
 * Reads the answer of `/api/locks`, where none is `null`.
 * @throws ZodError when it is another answer
 */
export function readLocks(data: unknown): AtlantisLock[] {
  return (answer.parse(data).Locks ?? []).map(each => {
    const at = Date.parse(each.Time);
    const isPull = Number.isSafeInteger(each.PullID) && each.PullID > 0;
    const url = /^https?:\/\//.test(each.PullURL) ? each.PullURL : '';
    return {
      key: each.Name,
      repository: each.ProjectRepo,
      dir: each.ProjectRepoPath || '.',
      workspace: each.Workspace,
      ...(each.ProjectName !== '' && { project: each.ProjectName }),
      ...(isPull && { pull: { number: each.PullID, url } }),
      ...(each.User !== '' && { user: each.User }),
      since: new Date(Number.isNaN(at) ? 0 : at).toISOString(),
    };
  });
}
