import { FileDiff } from '../git/diff';
import type { GitHub } from '../github';
import { simplePull } from '../present/pull';
import { presentReviewComment } from '../present/review';
import { Body } from '../rest/body';
import { invalid } from '../rest/errors';
import { Pull } from '../store/issues';
import { Repository } from '../store/repositories';
import { ReviewComment, Side } from '../store/reviews';
import { findLine } from '../domain/patch';
import { pullFiles } from './facts';
import { ReviewPlace } from './reviews';

export type Line = Omit<
  ReviewComment,
  'id' | 'issue_id' | 'review_id' | 'author_id' | 'created_at' | 'updated_at'
>;

const wrong = (body: Body, field: string, message: string) =>
  body.plain
    ? invalid(`${field} ${message}`)
    : invalid({
        resource: 'PullRequestReviewComment',
        field,
        code: 'custom',
        message: `${field} ${message}`,
      });

const sides = ['LEFT', 'RIGHT'] as const;

/** Reads where a comment belongs: a line of the diff, or a file of it. */
export async function readLine(
  github: GitHub,
  repository: Repository,
  pull: Pull,
  body: Body,
  commit: string,
): Promise<Line> {
  const text = body.required('body', { max: 65_536 });
  const path = body.required('path');
  const files = await pullFiles(github, repository, pull);
  const file = files.find(({ filename }) => filename === path);
  if (!file) throw wrong(body, 'path', 'is not one of the changed files');
  const common = {
    body: text,
    path,
    commit_id: commit,
    original_commit_id: commit,
    in_reply_to_id: null,
  };
  if (body.text('subject_type', { oneOf: ['line', 'file'] }) === 'file') {
    return {
      ...common,
      diff_hunk: '',
      line: null,
      start_line: null,
      side: 'RIGHT',
      start_side: null,
      position: null,
      subject_type: 'file',
    };
  }
  return { ...common, ...linePlace(file, body), subject_type: 'line' };
}

function linePlace(file: FileDiff, body: Body) {
  const position = body.integer('position');
  const side = (body.text('side', { oneOf: sides }) ?? 'RIGHT') as Side;
  const line = body.integer('line');
  const start = body.integer('start_line') ?? null;
  if (line === undefined && position === undefined) {
    throw wrong(body, 'line', 'could not be resolved');
  }
  const found = findLine(
    file.patch ?? '',
    line === undefined ? { position: position! } : { line, side },
  );
  if (!found) {
    throw wrong(
      body,
      line === undefined ? 'position' : 'line',
      'could not be resolved',
    );
  }
  const startSide = (body.text('start_side', { oneOf: sides }) ??
    (start === null ? null : side)) as Side | null;
  if (start !== null) {
    if (start >= found.line) {
      throw wrong(body, 'start_line', 'must precede the end line.');
    }
    if (!findLine(file.patch ?? '', { line: start, side: startSide! })) {
      throw wrong(body, 'start_line', 'could not be resolved');
    }
  }
  return {
    diff_hunk: found.hunk,
    line: found.line,
    side: found.side,
    position: found.position,
    start_line: start,
    start_side: startSide,
  };
}

/** Writes the event of a published review comment; inside its transaction. */
export function newComment(
  github: GitHub,
  place: ReviewPlace,
  comment: ReviewComment,
  action: 'created' | 'edited' | 'deleted' = 'created',
  extra: Record<string, unknown> = {},
) {
  const { repository, pull, sender } = place;
  const { present } = github.events;
  github.events.emit({
    event: 'pull_request_review_comment',
    action,
    sender,
    repository,
    payload: {
      comment: presentReviewComment(present, repository, pull, comment),
      pull_request: simplePull(present, repository, pull),
      ...extra,
    },
  });
}
