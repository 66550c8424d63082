import type { ReviewFile } from './review';

/** Files that a window has room for. */
const MOST = 6;

/** Paths of the files whose texts are seen without going anywhere. */
export const firstFiles = (files: readonly ReviewFile[]): string[] =>
  files
    .filter(file => !file.binary && !file.large)
    .filter(file => file.pathState !== 'identical')
    .slice(0, MOST)
    .map(file => file.path);
