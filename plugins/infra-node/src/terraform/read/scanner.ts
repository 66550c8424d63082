import {
  BYTE_ORDER_MARK,
  HASH,
  NEWLINE,
  RETURN,
  SLASH,
  SPACE,
  STAR,
  TAB,
  isIdentifierPart,
  isIdentifierStart,
} from './characters';
import { HclError } from './hclError';

/**
 * How deep blocks and expressions may nest, and how high the tree of an
 * expression may grow (`a + a + …` nests to the left without nesting in the
 * text). Everything that walks a tree may therefore recurse. Terraform itself
 * has no limit; the deepest of 20,000 real files has 21 levels.
 */
export const MAX_NESTING = 400;

/** A place in a text, and what all readers of its syntax share. */
export class Scanner {
  at: number;
  /** Inside parentheses, brackets and `${}` a line break is a blank. */
  newlinesAreBlank: boolean;
  /** Height of the tree of the expression that was read last. */
  height = 0;
  private depth = 0;

  /**
   * @param fragment the text is one expression: line breaks are blanks, and a
   * heredoc may end with the text
   */
  constructor(
    readonly text: string,
    readonly file: string,
    readonly fragment: boolean,
  ) {
    this.at = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
    this.newlinesAreBlank = fragment;
  }

  /** The code unit `ahead` of the place; NaN behind the end. */
  code(ahead = 0): number {
    return this.text.charCodeAt(this.at + ahead);
  }

  get ended(): boolean {
    return this.at >= this.text.length;
  }

  fail(problem: string, offset = this.at): never {
    throw new HclError(problem, this.file, this.text, offset);
  }

  /** One level deeper; gives what {@link leave} needs. */
  enter(newlinesAreBlank: boolean): boolean {
    this.depth += 1;
    if (this.depth > MAX_NESTING) this.failNesting();
    const outer = this.newlinesAreBlank;
    this.newlinesAreBlank = newlinesAreBlank;
    return outer;
  }

  leave(outer: boolean): void {
    this.depth -= 1;
    this.newlinesAreBlank = outer;
  }

  /** Notes the height of the node just read. */
  grow(height: number): void {
    if (height > MAX_NESTING) this.failNesting();
    this.height = height;
  }

  private failNesting(): never {
    return this.fail(
      `nested deeper than ${MAX_NESTING} levels; move inner parts into locals`,
    );
  }

  /** Skips blanks and comments, and line breaks where they are blanks. */
  skipBlanks(): void {
    this.skip(this.newlinesAreBlank);
  }

  /** Skips blanks and comments, never a line break. */
  skipSpaces(): void {
    this.skip(false);
  }

  /** Skips blanks, comments and line breaks. */
  skipLines(): void {
    this.skip(true);
  }

  private skip(newlines: boolean): void {
    for (;;) {
      const code = this.code();
      if (code === SPACE || code === TAB) this.at += 1;
      else if (code === NEWLINE && newlines) this.at += 1;
      else if (code === RETURN && this.code(1) === NEWLINE) this.at += 1;
      else if (code === HASH || (code === SLASH && this.code(1) === SLASH)) {
        const end = this.text.indexOf('\n', this.at);
        this.at = end < 0 ? this.text.length : end;
      } else if (code === SLASH && this.code(1) === STAR) {
        const end = this.text.indexOf('*/', this.at + 2);
        if (end < 0) this.fail('this comment has no closing "*/"');
        this.at = end + 2;
      } else return;
    }
  }

  atIdentifier(): boolean {
    const code = this.text.codePointAt(this.at);
    return code !== undefined && isIdentifierStart(code);
  }

  /** @param what what is wrong when there is no identifier */
  identifier(what = 'a name is expected here'): string {
    const start = this.at;
    let code = this.text.codePointAt(start);
    if (code === undefined || !isIdentifierStart(code)) this.fail(what);
    while (code !== undefined && isIdentifierPart(code)) {
      this.at += code > 0xffff ? 2 : 1;
      code = this.text.codePointAt(this.at);
    }
    return this.text.slice(start, this.at);
  }

  /** Whether exactly this word stands here. */
  atWord(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    const code = this.text.codePointAt(this.at + word.length);
    return code === undefined || !isIdentifierPart(code);
  }
}
