import { Db } from './database';

export type ReviewState =
  | 'PENDING'
  | 'COMMENTED'
  | 'APPROVED'
  | 'CHANGES_REQUESTED'
  | 'DISMISSED';

export interface Review {
  id: number;
  issue_id: number;
  author_id: number;
  state: ReviewState;
  body: string;
  commit_id: string;
  submitted_at: string | null;
  dismissal_message: string | null;
}

export type Side = 'LEFT' | 'RIGHT';

export interface ReviewComment {
  id: number;
  issue_id: number;
  review_id: number | null;
  author_id: number;
  body: string;
  path: string;
  diff_hunk: string;
  commit_id: string;
  original_commit_id: string;
  line: number | null;
  start_line: number | null;
  side: Side;
  start_side: Side | null;
  /** Place in the diff it was written on; GitHub's older way to say where. */
  position: number | null;
  subject_type: 'line' | 'file';
  in_reply_to_id: number | null;
  created_at: string;
  updated_at: string;
}

/** Reviews of pull requests and the comments on their lines. */
export class Reviews {
  constructor(readonly db: Db) {}

  byId(id: number): Review | undefined {
    return this.db.prepare('select * from reviews where id = ?').get(id) as
      | Review
      | undefined;
  }

  /** Oldest first; pending ones only for their author. */
  list(issueId: number, viewerId?: number): Review[] {
    return this.db
      .prepare(
        `select * from reviews where issue_id = ?
           and (state <> 'PENDING' or author_id = ?) order by id`,
      )
      .all(issueId, viewerId ?? null) as Review[];
  }

  pendingOf(issueId: number, authorId: number): Review | undefined {
    return this.db
      .prepare(
        `select * from reviews where issue_id = ? and author_id = ? and state = 'PENDING'`,
      )
      .get(issueId, authorId) as Review | undefined;
  }

  create(review: Omit<Review, 'id' | 'dismissal_message'>): Review {
    return this.db
      .prepare(
        `insert into reviews (issue_id, author_id, state, body, commit_id, submitted_at)
         values (@issue_id, @author_id, @state, @body, @commit_id, @submitted_at) returning *`,
      )
      .get(review) as Review;
  }

  update(review: Review): Review {
    return this.db
      .prepare(
        `update reviews set state = @state, body = @body, submitted_at = @submitted_at,
           dismissal_message = @dismissal_message where id = @id returning *`,
      )
      .get(review) as Review;
  }

  remove(id: number) {
    this.db.prepare('delete from reviews where id = ?').run(id);
  }

  comment(id: number): ReviewComment | undefined {
    return this.db
      .prepare('select * from review_comments where id = ?')
      .get(id) as ReviewComment | undefined;
  }

  /** Published comments of a pull request, oldest first. */
  comments(issueId: number): ReviewComment[] {
    return this.db
      .prepare(
        `select c.* from review_comments c left join reviews r on r.id = c.review_id
         where c.issue_id = ? and coalesce(r.state, '') <> 'PENDING' order by c.id`,
      )
      .all(issueId) as ReviewComment[];
  }

  commentsOfReview(reviewId: number): ReviewComment[] {
    return this.db
      .prepare('select * from review_comments where review_id = ? order by id')
      .all(reviewId) as ReviewComment[];
  }

  commentsOfRepository(repoId: number): ReviewComment[] {
    return this.db
      .prepare(
        `select c.* from review_comments c join issues i on i.id = c.issue_id
         left join reviews r on r.id = c.review_id
         where i.repo_id = ? and coalesce(r.state, '') <> 'PENDING' order by c.id`,
      )
      .all(repoId) as ReviewComment[];
  }

  createComment(
    comment: Omit<ReviewComment, 'id' | 'created_at' | 'updated_at'>,
    at: string,
  ): ReviewComment {
    return this.db
      .prepare(
        `insert into review_comments (issue_id, review_id, author_id, body, path, diff_hunk,
           commit_id, original_commit_id, line, start_line, side, start_side, position,
           subject_type, in_reply_to_id, created_at, updated_at)
         values (@issue_id, @review_id, @author_id, @body, @path, @diff_hunk,
           @commit_id, @original_commit_id, @line, @start_line, @side, @start_side, @position,
           @subject_type, @in_reply_to_id, @at, @at) returning *`,
      )
      .get({ ...comment, at }) as ReviewComment;
  }

  setCommentBody(id: number, body: string, at: string): ReviewComment {
    return this.db
      .prepare(
        'update review_comments set body = ?, updated_at = ? where id = ? returning *',
      )
      .get(body, at, id) as ReviewComment;
  }

  removeComment(id: number) {
    this.db.transaction(() => {
      this.db
        .prepare(
          'update review_comments set in_reply_to_id = null where in_reply_to_id = ?',
        )
        .run(id);
      this.db.prepare('delete from review_comments where id = ?').run(id);
    })();
  }
}
