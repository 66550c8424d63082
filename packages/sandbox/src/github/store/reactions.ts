import { Db } from './database';

export const reactionContents = [
  '+1',
  '-1',
  'laugh',
  'confused',
  'heart',
  'hooray',
  'rocket',
  'eyes',
] as const;
export type ReactionContent = (typeof reactionContents)[number];
/** What one can react to. */
export type ReactionSubject = 'issue' | 'comment' | 'review_comment';

export interface Reaction {
  id: number;
  subject: ReactionSubject;
  subject_id: number;
  account_id: number;
  content: ReactionContent;
  created_at: string;
}

/** Reactions to issues and comments. */
export class Reactions {
  constructor(readonly db: Db) {}

  list(subject: ReactionSubject, id: number): Reaction[] {
    return this.db
      .prepare(
        'select * from reactions where subject = ? and subject_id = ? order by id',
      )
      .all(subject, id) as Reaction[];
  }

  /** The reaction, and whether it is new. */
  add(
    reaction: Omit<Reaction, 'id' | 'created_at'>,
    at: string,
  ): [Reaction, boolean] {
    const { changes } = this.db
      .prepare(
        `insert or ignore into reactions (subject, subject_id, account_id, content, created_at)
         values (@subject, @subject_id, @account_id, @content, @at)`,
      )
      .run({ ...reaction, at });
    const row = this.db
      .prepare(
        `select * from reactions where subject = @subject and subject_id = @subject_id
           and account_id = @account_id and content = @content`,
      )
      .get(reaction) as Reaction;
    return [row, changes > 0];
  }

  remove(subject: ReactionSubject, subjectId: number, id: number) {
    return (
      this.db
        .prepare(
          'delete from reactions where subject = ? and subject_id = ? and id = ?',
        )
        .run(subject, subjectId, id).changes > 0
    );
  }
}
