import type { Validated } from '@infra-portal/infra-common';
import { LineCounter, parseDocument } from 'yaml';

/** Larger files are refused; these have a few KiB. */
const LARGEST = 256 * 1024;

/** A YAML file of a golden path or service that cannot be used. */
export class DocumentError extends Error {
  constructor(readonly file: string, readonly problems: string[]) {
    super(problems.map(problem => `${file}: ${problem}`).join('\n'));
    this.name = 'DocumentError';
  }
}

/**
 * Reads YAML and checks its data.
 * @throws DocumentError with all that is wrong
 */
export function readYaml<T>(
  text: string,
  file: string,
  validate: (data: unknown) => Validated<T>,
): T {
  if (text.length > LARGEST) {
    throw new DocumentError(file, [`has more than ${LARGEST / 1024} KiB`]);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
  });
  if (document.errors.length > 0) {
    throw new DocumentError(
      file,
      document.errors.map(error => {
        const { line, col } = lines.linePos(error.pos[0]);
        return `${line}:${col}: ${error.message}`;
      }),
    );
  }
  const result = validate(document.toJS({ maxAliasCount: 100 }));
  if (result.ok) return result.value;
  throw new DocumentError(
    file,
    result.problems.map(({ message }) => message),
  );
}
