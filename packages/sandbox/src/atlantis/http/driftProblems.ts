import type { DriftRequest } from '../drift';

const TYPES = ['Github', 'Gitlab', 'Gitea'];
/** Refs that cannot be told from tags and commits need a base branch. */
const AMBIGUOUS =
  /^([0-9a-f]{7,40}|refs\/tags\/.*|v?\d+(\.\d+)*|prod|production|latest|stable|release)$/i;

export interface Problem {
  field: string;
  message: string;
}

function isClean(dir: unknown): boolean {
  return (
    typeof dir === 'string' &&
    dir !== '' &&
    !dir.startsWith('/') &&
    !/[*?[]/.test(dir) &&
    !dir.split('/').includes('..')
  );
}

/** What is wrong with the body of a detection or a remediation. */
export function problemsOf(body: Partial<DriftRequest>): Problem[] {
  const found: Problem[] = [];
  const wrong = (field: string, message: string) =>
    found.push({ field, message });
  for (const field of ['repository', 'ref', 'type'] as const) {
    if (!body[field]) wrong(field, `${field} is required`);
  }
  if (found.length > 0) return found;
  if (!TYPES.includes(body.type!)) {
    wrong('type', 'type must be one of: Github, Gitlab, Gitea');
  }
  if (!/^[^/\s]+\/[^/\s]+$/.test(body.repository!)) {
    wrong('repository', 'repository must be a valid repository path');
  }
  if (/^[-+]|:|^refs\/pull\//.test(body.ref!)) {
    wrong('ref', 'ref must be a branch, tag or commit');
  }
  if (AMBIGUOUS.test(body.ref!) && !body.base_branch) {
    wrong('base_branch', 'base_branch is required for this ref');
  }
  if (body.projects?.length && body.paths?.length) {
    wrong('projects', 'projects and paths are mutually exclusive');
  }
  if (body.projects?.some(each => !String(each).trim())) {
    wrong('projects', 'project names must not be blank');
  }
  if (body.paths?.some(({ directory }) => !isClean(directory))) {
    wrong('paths', 'directory must be a clean path in the repository');
  }
  return found;
}
