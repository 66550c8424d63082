import type { GitHub } from '../github';
import { Pull } from '../store/issues';
import { ReviewComment } from '../store/reviews';

export interface CommentPlace {
  /** Commit that the line was last seen in. */
  commit: string;
  /** The line is not in the diff of the head any more. */
  outdated: boolean;
  line?: number;
  startLine?: number;
  position?: number;
}

/** Where a comment is now: all of a thread are where its first one is. */
export function placeOfComment(
  github: Pick<GitHub, 'threads'>,
  pull: Pick<Pull, 'head_sha'>,
  comment: ReviewComment,
): CommentPlace {
  if (comment.subject_type === 'file') {
    return { commit: comment.commit_id, outdated: false, position: 1 };
  }
  const moved = github.threads.place(comment.in_reply_to_id ?? comment.id);
  const { commit_id, line, start_line, position } = moved ?? comment;
  if (commit_id !== pull.head_sha) {
    return { commit: commit_id, outdated: true };
  }
  return {
    commit: commit_id,
    outdated: false,
    ...(line !== null && { line }),
    ...(start_line !== null && { startLine: start_line }),
    position: position ?? 1,
  };
}
