import { posix } from 'node:path';
import type { FixedFile } from '../fixes';

/** What is asked to be applied again. */
export interface RevertNote {
  /** The stack's folder, `.` at the root. */
  dir: string;
  /** Id of the episode. */
  episode: string;
  /** Day that it was first seen, UTC. */
  since: string;
}

/** Its name says what it is, and `*.tf` is what Atlantis looks for. */
const FILE = 'drift.tf';
const WORD = /[^\w.-]/g;

/** Path of the file that a stack is planned for. */
export const revertFile = (dir: string) => posix.join(dir, FILE);

/**
 * A file of one comment in the folder of a stack: it means nothing to Terraform,
 * is no part of what a golden path writes, and makes Atlantis plan the stack. The
 * next time the line is another, so that there is something to propose again.
 * @param before what the file has now
 */
export function revertNote(
  { dir, episode, since }: RevertNote,
  before: string | undefined,
): FixedFile {
  const id = episode.replace(WORD, '-');
  const lines = (before ?? '').split('\n');
  const mine = `# Drift ${id} `;
  const last = lines.find(line => line.startsWith(mine));
  const times = Number(/, time (\d{1,4})\.$/.exec(last ?? '')?.[1] ?? 0) + 1;
  const note = `${mine}of ${since}: applied again, time ${times}.`;
  // Whatever else people keep there stays.
  const rest = lines.filter(line => !line.startsWith('# Drift '));
  const after = [note, ...rest].join('\n').trimEnd();
  return { path: revertFile(dir), before: before ?? '', after: `${after}\n` };
}
