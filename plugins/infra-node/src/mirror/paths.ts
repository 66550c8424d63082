import { InputError } from '@backstage/errors';

/** What git itself refuses in a tree, whatever the letters' case or the file system. */
const RESERVED = /^(\.{1,2}|\.git|git~1)$/i;
/** Characters that some file systems drop, so that `.g\u200cit` is `.git` to them. */
const IGNORABLE = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;
/** Bytes of a path; git and Linux take no longer ones. */
const LONGEST = 4_000;

/**
 * @throws InputError when git would not keep a file of this path, or it would
 *   lead out of the repository
 */
export function checkWritablePath(path: string) {
  const parts = path.split('/');
  const wrong =
    path.includes('\0') ||
    Buffer.byteLength(path) > LONGEST ||
    // A lone surrogate would be written as another character.
    /\p{Cs}/u.test(path) ||
    parts.some(
      part => part === '' || RESERVED.test(part.replace(IGNORABLE, '')),
    );
  if (wrong) {
    throw new InputError(
      `${JSON.stringify(
        path.slice(0, 200),
      )} cannot be the path of a file; write it from the root of the repository, with "/", without ".." and ".git"`,
    );
  }
}
