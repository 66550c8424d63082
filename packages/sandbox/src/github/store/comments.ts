import { Db } from './database';

export interface Comment {
  id: number;
  issue_id: number;
  author_id: number;
  body: string;
  minimized_reason: string | null;
  created_at: string;
  updated_at: string;
}

/** Comments of issues and of pull requests' conversations. */
export class Comments {
  constructor(readonly db: Db) {}

  byId(id: number): Comment | undefined {
    return this.db
      .prepare('select * from issue_comments where id = ?')
      .get(id) as Comment | undefined;
  }

  list(issueId: number): Comment[] {
    return this.db
      .prepare('select * from issue_comments where issue_id = ? order by id')
      .all(issueId) as Comment[];
  }

  ofRepository(repoId: number): Comment[] {
    return this.db
      .prepare(
        `select c.* from issue_comments c join issues i on i.id = c.issue_id
         where i.repo_id = ? order by c.id`,
      )
      .all(repoId) as Comment[];
  }

  count(issueId: number): number {
    return this.db
      .prepare('select count(*) from issue_comments where issue_id = ?')
      .pluck()
      .get(issueId) as number;
  }

  create(
    comment: Pick<Comment, 'issue_id' | 'author_id' | 'body'>,
    at: string,
  ): Comment {
    return this.db
      .prepare(
        `insert into issue_comments (issue_id, author_id, body, created_at, updated_at)
         values (@issue_id, @author_id, @body, @at, @at) returning *`,
      )
      .get({ ...comment, at }) as Comment;
  }

  setBody(id: number, body: string, at: string): Comment {
    return this.db
      .prepare(
        'update issue_comments set body = ?, updated_at = ? where id = ? returning *',
      )
      .get(body, at, id) as Comment;
  }

  /** Hides a comment for a reason, or shows it again with `null`. */
  minimize(id: number, reason: string | null) {
    this.db
      .prepare('update issue_comments set minimized_reason = ? where id = ?')
      .run(reason, id);
  }

  remove(id: number) {
    this.db.prepare('delete from issue_comments where id = ?').run(id);
  }
}
