import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { FixedFile } from './types';

/** What changes of a file, as a unified diff with three lines of context. */
export function diffOf({ path, before, after }: FixedFile): string {
  return createTwoFilesPatch(path, path, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}

/** The lines that change of a file, wherever they are in it. */
export function changedLines({ path, before, after }: FixedFile): string[] {
  const patch = createTwoFilesPatch(path, path, before, after, '', '', {
    context: 0,
    headerOptions: FILE_HEADERS_ONLY,
  });
  return patch
    .split('\n')
    .slice(2)
    .filter(line => /^[-+]/.test(line));
}
