import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import { editYaml } from '../yaml';
import { readFound } from './terraformFixes';
import {
  type FixableFinding,
  type FixContext,
  type FixedFile,
  NoFixError,
} from './types';

const LIST = 'exceptions';

/** An exception that has ended goes: it allows nothing any more. */
export async function fixExpiredException(
  finding: FixableFinding,
  context: FixContext,
): Promise<FixedFile> {
  const { file, line } = finding;
  const before = await readFound(finding, context);
  const lines = new LineCounter();
  const { contents } = parseDocument(before, { lineCounter: lines });
  const list = isMap(contents) && contents.get(LIST);
  const index = isSeq(list)
    ? list.items.findIndex(
        item =>
          isMap(item) && lines.linePos(item.range?.[0] ?? -1).line === line,
      )
    : -1;
  if (index < 0) {
    throw new NoFixError(
      `No exception begins on line ${line} of ${file}.`,
      'Reload the page: the file has changed since it was last looked at.',
    );
  }
  const after = editYaml({ file, text: before }, [
    { kind: 'remove', path: [LIST, index] },
  ]);
  return { path: file, before, after };
}
