import { EvaluationError } from '../errors';
import { STRING, type Type } from '../types';
import { list, object, string, type Value } from '../values';

const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;

/** Rows of fields by RFC 4180; empty lines are left out. */
function readRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  FIELD.lastIndex = 0;
  while (FIELD.lastIndex < text.length) {
    const at = FIELD.lastIndex;
    const match = FIELD.exec(text);
    if (!match) {
      throw new EvaluationError(`not CSV at character ${at + 1}`, 0);
    }
    const [, quoted, plain, end] = match;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',' && FIELD.lastIndex < text.length) continue;
    if (end === ',') row.push('');
    if (row.length > 1 || row[0] !== '' || quoted !== undefined) rows.push(row);
    row = [];
  }
  return rows;
}

/** A list of objects, one for each row below the head. */
export function readCsv(text: string): Value {
  const [head, ...rows] = readRows(text);
  if (!head) throw new EvaluationError('there is no head line', 0);
  if (new Set(head).size !== head.length) {
    throw new EvaluationError('two columns have the same name', 0);
  }
  const type: Type = {
    kind: 'object',
    attributes: new Map(head.map(name => [name, STRING] as const)),
  };
  const items = rows.map((row, index) => {
    if (row.length !== head.length) {
      throw new EvaluationError(
        `row ${index + 2} has ${row.length} fields, not ${head.length}`,
        0,
      );
    }
    return object(head.map((name, column) => [name, string(row[column])]));
  });
  return list(type, items);
}
