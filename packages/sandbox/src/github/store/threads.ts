import { Db } from './database';
import { ReviewComment } from './reviews';

/** Where a comment is in the newest diff, after pushes moved its line. */
export interface MovedPlace {
  comment_id: number;
  /** Head that it was followed to; with another one it is outdated. */
  commit_id: string;
  line: number;
  start_line: number | null;
  position: number;
}

/** Threads of comments on lines: each is known by its first comment. */
export class Threads {
  constructor(readonly db: Db) {}

  /** First comments of published threads, oldest first. */
  list(issueId: number): ReviewComment[] {
    return this.db
      .prepare(
        `select c.* from review_comments c left join reviews r on r.id = c.review_id
         where c.issue_id = ? and c.in_reply_to_id is null
           and coalesce(r.state, '') <> 'PENDING' order by c.id`,
      )
      .all(issueId) as ReviewComment[];
  }

  /** Published comments of a thread, oldest first. */
  comments(firstId: number): ReviewComment[] {
    return this.db
      .prepare(
        `select c.* from review_comments c left join reviews r on r.id = c.review_id
         where (c.id = @id or c.in_reply_to_id = @id)
           and coalesce(r.state, '') <> 'PENDING' order by c.id`,
      )
      .all({ id: firstId }) as ReviewComment[];
  }

  /** Who resolved it; `undefined` while it is open. */
  resolvedBy(firstId: number): number | undefined {
    return this.db
      .prepare('select account_id from resolved_threads where comment_id = ?')
      .pluck()
      .get(firstId) as number | undefined;
  }

  /** Tells whether it was not resolved before. */
  resolve(firstId: number, accountId: number): boolean {
    const { changes } = this.db
      .prepare('insert or ignore into resolved_threads values (?, ?)')
      .run(firstId, accountId);
    return changes === 1;
  }

  /** Tells whether it was resolved before. */
  unresolve(firstId: number): boolean {
    const { changes } = this.db
      .prepare('delete from resolved_threads where comment_id = ?')
      .run(firstId);
    return changes === 1;
  }

  /** Where a thread has moved to; `undefined` while it is where it began. */
  place(firstId: number): MovedPlace | undefined {
    return this.db
      .prepare('select * from moved_comments where comment_id = ?')
      .get(firstId) as MovedPlace | undefined;
  }

  move(place: MovedPlace) {
    this.db
      .prepare(
        `insert or replace into moved_comments values
           (@comment_id, @commit_id, @line, @start_line, @position)`,
      )
      .run(place);
  }
}
