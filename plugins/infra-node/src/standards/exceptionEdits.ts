import type { StandardsException } from '@infra-portal/infra-common';
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import { type FixedFile, NoFixError } from '../fixes/types';
import { editStandards } from './editStandards';

const LIST = 'exceptions';

/** The line that each exception begins on, by its id; counted from 1. */
export function exceptionLines(text: string): Map<string, number> {
  const lines = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter: lines });
  const list = isMap(contents) && contents.get(LIST);
  const found = new Map<string, number>();
  for (const item of isSeq(list) ? list.items : []) {
    const id = isMap(item) && item.get('id');
    if (typeof id !== 'string' || !isMap(item)) continue;
    found.set(id, lines.linePos(item.range?.[0] ?? 0).line);
  }
  return found;
}

/** An id made of words that no other exception has. */
export function freeExceptionId(
  words: string,
  taken: readonly Pick<StandardsException, 'id'>[],
): string {
  const parts = words.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const id = ['exception', ...parts].join('-').slice(0, 80).replace(/-$/, '');
  const ids = new Set(taken.map(each => each.id));
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? id : `${id}-${count}`;
    if (!ids.has(name)) return name;
  }
}

/** @throws NoFixError where it cannot be written by itself */
export function addException(
  before: string,
  exception: StandardsException,
): FixedFile {
  return editStandards(before, [
    { kind: 'insert', path: [LIST], values: [{ ...exception }] },
  ]);
}

/**
 * Takes an exception out.
 * @param at its place in the list
 * @throws NoFixError where it cannot be done without changing other parts
 */
export const removeException = (before: string, at: number): FixedFile =>
  editStandards(before, [{ kind: 'remove', path: [LIST, at] }]);

/** @throws NoFixError where nothing would change, or it cannot be written */
export function extendException(
  before: string,
  at: number,
  change: Pick<StandardsException, 'until' | 'reason'>,
): FixedFile {
  const file = editStandards(
    before,
    (['until', 'reason'] as const).map(name => ({
      kind: 'set',
      path: [LIST, at, name],
      value: change[name],
    })),
  );
  if (file.after !== file.before) return file;
  throw new NoFixError(
    'The exception lasts until this day already, for this reason.',
    'Choose a later day.',
  );
}
