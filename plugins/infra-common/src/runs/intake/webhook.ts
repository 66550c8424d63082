import { z } from 'zod';
import type { AppliedFact, CommitFact } from '../fold/facts';
import { commitFact } from './facts';

const text = z.string().max(1_000);

/**
 * What Atlantis posts after each apply. Fields that hold its token
 * (`CloneURL`) are not named here, so they are never kept.
 */
const applied = z.object({
  Workspace: text,
  Directory: text,
  ProjectName: text.default(''),
  Success: z.boolean(),
  Repo: z.object({ FullName: text }),
  Pull: z.object({
    Num: z.int(),
    HeadCommit: z.string().regex(/^[0-9a-f]{40,64}$/),
  }),
  User: z.object({ Username: text.default('') }).nullish(),
});

/** What Atlantis posts after it looked for drift. */
const count = z.number().int().nonnegative().default(0);

const drift = z.object({
  repository: text,
  ref: text,
  detection_id: text,
  projects: z
    .array(
      z.object({
        project_name: text.default(''),
        path: text,
        workspace: text,
        has_drift: z.boolean(),
        to_add: count,
        to_change: count,
        to_destroy: count,
        to_import: count,
        to_forget: count,
        summary: z.string().max(10_000).default(''),
        error: z.string().max(10_000).optional(),
      }),
    )
    .max(20_000),
});

export type DriftWebhook = z.output<typeof drift>;

/** A message of Atlantis, without what is nobody else's business. */
export type AtlantisMessage =
  | {
      kind: 'applied';
      /** `owner/name` */
      repository: string;
      fact: Omit<AppliedFact, 'at' | 'key'>;
    }
  | { kind: 'drift'; repository: string; drift: DriftWebhook }
  /** In no form that is known. */
  | { kind: 'other' };

/** Reads what Atlantis posts; never throws. */
export function readAtlantisMessage(data: unknown): AtlantisMessage {
  const apply = applied.safeParse(data);
  if (apply.success) {
    const { Repo, Pull, User, Workspace, Directory, ProjectName, Success } =
      apply.data;
    return {
      kind: 'applied',
      repository: Repo.FullName,
      fact: {
        kind: 'applied',
        // Runs of its API have numbers below zero.
        ...(Pull.Num > 0 && { pull: Pull.Num }),
        commit: Pull.HeadCommit,
        dir: Directory,
        workspace: Workspace,
        ...(ProjectName !== '' && { project: ProjectName }),
        success: Success,
        ...(User?.Username && { user: User.Username }),
      },
    };
  }
  const detected = drift.safeParse(data);
  return detected.success
    ? {
        kind: 'drift',
        repository: detected.data.repository,
        drift: detected.data,
      }
    : { kind: 'other' };
}

/** What such a message says, that came at a time in ms. */
export function appliedFacts(
  fact: Omit<AppliedFact, 'at' | 'key'>,
  at: number,
): (AppliedFact | CommitFact)[] {
  const key = JSON.stringify([
    ...[fact.commit, fact.project ?? '', fact.dir, fact.workspace],
    ...[fact.success, at],
  ]);
  return [
    { ...fact, at, key: `applied:${key}` },
    ...(fact.pull === undefined
      ? []
      : [commitFact(fact.pull, fact.commit, at)]),
  ];
}
