import { HclError } from '../../terraform/read/hclError';
import { hclOrigins } from './hclOrigins';
import { textOrigins } from './textOrigins';
import type { LineOrigin, Made } from './types';

export { type FileSource, sourcesOf } from './sourcesOf';
export type { IntentField, LineOrigin, Made } from './types';

/**
 * Where the lines of a generated file come from, in their order: each line has
 * at most one origin. A file that cannot be read has none.
 */
export function originsOf(made: Made): LineOrigin[] {
  try {
    return made.source.file.endsWith('.tf')
      ? hclOrigins(made)
      : textOrigins(made);
  } catch (error) {
    if (error instanceof HclError) return [];
    throw error;
  }
}
