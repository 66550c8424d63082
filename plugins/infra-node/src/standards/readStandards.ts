import {
  Standards,
  standardsJsonSchema,
  validateStandards,
} from '@infra-portal/infra-common';
import { LineCounter, parseDocument } from 'yaml';
import { lineAndColumn, offsetOfPath } from '../yaml/placeOfPath';

/** One thing wrong with a file, with its place counted from 1. */
export interface FileProblem {
  file: string;
  line: number;
  column: number;
  message: string;
}

/** A `portal.yaml` that cannot be used: every problem with its place. */
export class StandardsError extends Error {
  constructor(readonly problems: FileProblem[]) {
    super(
      problems
        .map(({ file, line, column, message }) =>
          [file, line, column, ` ${message}`].join(':'),
        )
        .join('\n'),
    );
    this.name = 'StandardsError';
  }
}

/** Larger files are refused; a large organisation's has some 30 KiB. */
const LARGEST = 1024 * 1024;
/** Aliases are small words here, not a way to fill the memory. */
const MOST_ALIASES = 100;

/**
 * Reads the standards of an organisation.
 * @param file the path that problems name
 * @throws StandardsError with all that is wrong
 */
export function readStandards(text: string, file = 'portal.yaml'): Standards {
  const lines = new LineCounter();
  const fail = (problems: [offset: number, message: string][]): never => {
    throw new StandardsError(
      problems.map(([offset, message]) => {
        return { file, ...lineAndColumn(lines, offset), message };
      }),
    );
  };
  if (text.length > LARGEST) {
    fail([[0, `The file has more than ${LARGEST / 1024} KiB`]]);
  }
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    version: '1.2',
  });
  if (document.errors.length) {
    fail(document.errors.map(error => [error.pos[0], error.message]));
  }
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    fail([[0, `The file cannot be read: ${(error as Error).message}`]]);
  }
  const result = validateStandards(data);
  if (result.ok) return result.value;
  return fail(
    result.problems.map(({ path, message }) => [
      offsetOfPath(document, path),
      message,
    ]),
  );
}

/** The text of `portal.schema.json`, which editors use beside `portal.yaml`. */
export function standardsSchemaFile(): string {
  return `${JSON.stringify(standardsJsonSchema(), null, 2)}\n`;
}
