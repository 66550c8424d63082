import { MirrorError, type MirrorFailure } from '../types';
import { GitError } from './runGit';

/** What git or GitHub say, the first that fits. */
const SAYINGS: [MirrorFailure, RegExp][] = [
  [
    'protected',
    /GH006|GH013|protected branch|rule violations|hook declined|ref is restricted/i,
  ],
  [
    'moved',
    /stale info|fetch first|non-fast-forward|reference already exists|but expected|incorrect old value|cannot lock ref|failed to update ref|failed to lock/i,
  ],
  [
    'unauthorised',
    /Authentication failed|could not read (Username|Password)|error: 40[13]\b|Permission to .* denied|archived so it is read-only|write access to repository not granted/i,
  ],
  ['not-found', /repository .* not found|Repository not found|error: 404\b/i],
  ['timeout', /timed out|Operation too slow|Timeout was reached/i],
  [
    'unavailable',
    /error: (429|5\d\d)\b|Could not resolve host|Failed to connect|Connection refused|Connection reset|Recv failure|Send failure|unable to access|hung up unexpectedly|early EOF|RPC failed|Empty reply|SSL|unexpected disconnect/i,
  ],
  ['rejected', /remote rejected|\[rejected\]|fsck|unpacker error/i],
];

const SENTENCES: Record<MirrorFailure, string> = {
  unauthorised:
    'GitHub does not let the portal in. Check the credentials under integrations.github, and what they may do in this repository',
  'not-found':
    'GitHub knows no such repository, or does not show it to the portal. Check infraPortal.infrastructure and where the GitHub App is installed',
  empty: 'The repository has no commits yet',
  moved: 'The branch is not where it was expected: somebody else changed it',
  protected: 'A rule of the repository protects this branch',
  rejected: 'The repository refused the change',
  'too-large': 'It is larger than the portal takes',
  unavailable: 'GitHub could not be reached',
  timeout: 'GitHub did not answer in time',
};

/** What a damaged clone makes git say. */
const DAMAGE =
  /not a git repository|bad object|is empty$|is corrupt|corrupt(ed)? |inflate: |did not match index|cannot be mapped|missing (blob|tree|commit)|unable to (read|unpack)|could not read [0-9a-f]{40}|bad (tree|pack|index)|invalid index-pack|unresolved deltas|bad ref|garbage at end|packfile .* cannot|packed-refs.*(line|unexpected)|bad config|does not point to a valid object/im;

/** Whether what git said means that the clone on disk is damaged. */
export function isDamage(error: unknown): boolean {
  return (
    error instanceof GitError &&
    error.reason === 'exit' &&
    DAMAGE.test(error.said.replace(/^remote: .*$/gm, ''))
  );
}

/** The lock file that git found in its way, as git names it. */
export function lockInTheWay(error: unknown): string | undefined {
  if (!(error instanceof GitError)) return undefined;
  return /Unable to create '(.+?\.lock)': File exists/.exec(error.said)?.[1];
}

/**
 * Says what failed in words for people: where, what, how to mend it, and what
 * git said, cut and without control characters.
 */
export function mirrorError(error: unknown, where: string): MirrorError {
  if (error instanceof MirrorError) return error;
  if (!(error instanceof GitError)) {
    const { message, code } = error as NodeJS.ErrnoException;
    const text =
      code === 'ENOENT' ? 'the program git cannot be started' : message;
    return new MirrorError('unavailable', `${where}: ${text}`, {
      cause: error,
    });
  }
  const failure = failureOf(error);
  const said = tidy(error.said);
  const quoted = said ? ` (git: ${said})` : '';
  const sentence = `${where}: ${SENTENCES[failure]}${quoted}`;
  // No cause: it holds all that git said, uncut.
  return new MirrorError(failure, sentence);
}

function failureOf(error: GitError): MirrorFailure {
  if (error.reason === 'timeout') return 'timeout';
  if (error.reason === 'too-large') return 'too-large';
  const found = SAYINGS.find(([, saying]) => saying.test(error.said));
  return found?.[0] ?? 'unavailable';
}

/** The lines that say something, in one, at most 300 characters. */
function tidy(said: string): string {
  const lines = said
    .split(/[\r\n]+/)
    .filter(line => /^(fatal|error|remote|!|\s*!)/.test(line))
    // What an address may carry before its host.
    .map(line => line.replace(/\/\/[^/@\s]+@/g, '//'));
  const plain = lines.join('; ').replace(/\p{Cc}+/gu, ' ');
  return plain.slice(0, 300).trim();
}
