import { Db } from './database';

export const statusStates = ['error', 'failure', 'pending', 'success'] as const;
export type StatusState = (typeof statusStates)[number];

export interface Status {
  id: number;
  repo_id: number;
  sha: string;
  state: StatusState;
  context: string;
  description: string | null;
  target_url: string | null;
  creator_id: number;
  created_at: string;
  updated_at: string;
}

export type NewStatus = Omit<Status, 'id' | 'created_at' | 'updated_at'>;

/** Commit statuses; all are kept, the newest of a context counts. */
export class Statuses {
  constructor(readonly db: Db) {}

  create(status: NewStatus, at: string): Status {
    return this.db
      .prepare(
        `insert into statuses (repo_id, sha, state, context, description, target_url, creator_id, created_at, updated_at)
         values (@repo_id, @sha, @state, @context, @description, @target_url, @creator_id, @at, @at)
         returning *`,
      )
      .get({ ...status, at }) as Status;
  }

  /** Newest first. */
  list(repoId: number, sha: string): Status[] {
    return this.db
      .prepare(
        'select * from statuses where repo_id = ? and sha = ? order by id desc',
      )
      .all(repoId, sha) as Status[];
  }

  /** The newest status of each context, newest first. */
  latest(repoId: number, sha: string): Status[] {
    return this.db
      .prepare(
        `select * from statuses where id in (
           select max(id) from statuses where repo_id = ? and sha = ? group by context
         ) order by id desc`,
      )
      .all(repoId, sha) as Status[];
  }
}

/** GitHub's rule: one failure fails all, anything unfinished is pending. */
export function combinedState(
  states: StatusState[],
): 'failure' | 'pending' | 'success' {
  if (states.some(state => state === 'error' || state === 'failure')) {
    return 'failure';
  }
  if (states.length === 0 || states.includes('pending')) return 'pending';
  return 'success';
}
