import { lineAndColumn } from './position';

/** What is wrong with a file, and where. The message begins `file:line:col:`. */
export class HclError extends Error {
  readonly line: number;
  readonly column: number;

  /**
   * @param problem what is wrong, as a sentence without its place
   * @param file the path that the message names
   * @param text the whole file
   * @param offset UTF-16 index into the text
   */
  constructor(
    readonly problem: string,
    readonly file: string,
    text: string,
    readonly offset: number,
  ) {
    const { line, column } = lineAndColumn(text, offset);
    super(`${file}:${line}:${column}: ${problem}`);
    this.name = 'HclError';
    this.line = line;
    this.column = column;
  }
}
