import { placeOfComment } from '../domain/commentPlace';
import { followLine } from '../domain/followLine';
import { findLine } from '../domain/patch';
import { git } from '../git/run';
import type { GitHub } from '../github';
import { Pull } from '../store/issues';
import { Repository } from '../store/repositories';
import { MovedPlace } from '../store/threads';
import { pullFacts, pullFiles } from './facts';

/** What changed in one file, without lines around it. */
async function changesOf(
  directory: string,
  range: [string, string],
  path: string,
): Promise<string> {
  const flags = ['-p', '-U0', '--no-ext-diff', '--no-textconv'];
  const { text } = await git(directory, [
    ...['diff-tree', '-r', ...flags, ...range, '--', path],
  ]);
  return text;
}

/**
 * Where the threads of a pull request are after its head moved. A thread whose
 * line was touched, or is not in the diff any more, is not among them: it is
 * outdated.
 */
export async function movedComments(
  github: GitHub,
  repository: Repository,
  before: Pull,
  after: Pull,
): Promise<MovedPlace[]> {
  const directory = github.directoryOf(repository);
  const [was, is, files] = await Promise.all([
    pullFacts(github, repository, before),
    pullFacts(github, repository, after),
    pullFiles(github, repository, after),
  ]);
  const moved: MovedPlace[] = [];
  for (const comment of github.threads.list(before.id)) {
    const place = placeOfComment(github, before, comment);
    if (place.line === undefined) continue;
    const { path, side } = comment;
    const patch = files.find(({ filename }) => filename === path)?.patch;
    if (patch === undefined) continue;
    // Lines of the left are those of the merge base.
    const range: [string, string] =
      side === 'LEFT'
        ? [was.mergeBase ?? was.base, is.mergeBase ?? is.base]
        : [before.head_sha, after.head_sha];
    const changes = await changesOf(directory, range, path);
    const line = followLine(changes, place.line);
    const start = place.startLine && followLine(changes, place.startLine);
    const found = line && findLine(patch, { line, side });
    if (!found || (place.startLine && !start)) continue;
    moved.push({
      comment_id: comment.id,
      commit_id: after.head_sha,
      line: found.line,
      start_line: start ?? null,
      position: found.position,
    });
  }
  return moved;
}
