import type { AtlantisCommand } from '@infra-portal/infra-common';

/** First words that comments may begin with: as configured, and nothing else. */
const EXECUTABLE = /^@?[A-Za-z0-9][\w-]{0,99}$/;
/** What Atlantis allows in names of projects, and nothing that reads as a flag. */
const PROJECT = /^[A-Za-z0-9][\w.~/-]{0,199}$/;

/**
 * The comment that asks Atlantis for something: one line, made of words that
 * cannot be anything else.
 * @param project one project; without it all that the pull request changes
 * @throws Error when a word is not as it must be
 */
export function commandText(
  executable: string,
  command: AtlantisCommand,
  project?: string,
): string {
  if (!EXECUTABLE.test(executable)) {
    throw new Error(
      'infraPortal.atlantis has an executable that no comment can begin with.',
    );
  }
  // Unlocking and policies are of the whole pull request.
  if (project === undefined || command === 'unlock') {
    return `${executable} ${command}`;
  }
  if (!PROJECT.test(project)) throw new Error('This is no name of a project.');
  return `${executable} ${command} -p ${project}`;
}
