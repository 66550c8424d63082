import { lineAndColumn } from '../terraform/read/position';

/** A file to edit: `file` is the path that messages name. */
export interface SourceText {
  file: string;
  text: string;
}

/**
 * An edit that was refused because it could not be made exactly: nothing was
 * changed. The message says where, why, and what to do about it.
 */
export class EditConflict extends Error {
  readonly file: string;
  readonly line: number;
  readonly column: number;

  /**
   * @param source the file as it is
   * @param offset UTF-16 index of the place that stands in the way
   * @param problem why the edit was refused, as a sentence
   * @param remedy how to go on, as a sentence
   */
  constructor(
    source: SourceText,
    readonly offset: number,
    readonly problem: string,
    readonly remedy: string,
  ) {
    const { line, column } = lineAndColumn(source.text, offset);
    super(`${source.file}:${line}:${column}: ${problem} ${remedy}`);
    this.name = 'EditConflict';
    this.file = source.file;
    this.line = line;
    this.column = column;
  }
}
