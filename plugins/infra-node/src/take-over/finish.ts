import type { BodyItem } from '../terraform/syntax';
import { HclError } from '../terraform/read/hclError';
import { parseHcl } from '../terraform/read/parse';
import { IMPORTS_HEAD } from './imports';
import { MOVED_HEAD } from './writeCall';

const isDone = (item: BodyItem) =>
  item.kind === 'block' && ['moved', 'import'].includes(item.type);

/**
 * How many blocks of a file did their work once the stack was applied.
 *
 * @returns undefined for a file that taking over did not make, or that holds
 *   something else by now
 */
export function finishedFile(path: string, text: string): number | undefined {
  const isOurs = [MOVED_HEAD, IMPORTS_HEAD].some(each => text.startsWith(each));
  if (!isOurs) return undefined;
  try {
    const { body } = parseHcl(text, path);
    return body.length > 0 && body.every(isDone) ? body.length : undefined;
  } catch (error) {
    if (error instanceof HclError) return undefined;
    throw error;
  }
}
