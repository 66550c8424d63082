import {
  BYTE_ORDER_MARK,
  HASH,
  NEWLINE,
  RETURN,
  SLASH,
  SPACE,
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
    const { text } = this;
    let { at } = this;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === SPACE || code === TAB || (code === NEWLINE && newlines)) {
        at += 1;
      } else if (code === RETURN && text.charCodeAt(at + 1) === NEWLINE)
        at += 1;
      else if (code !== HASH && code !== SLASH) break;
      else {
        const end = this.commentEnd(at);
        if (end === undefined) break;
        at = end;
      }
    }
    this.at = at;
  }

  /** Where the comment at a place ends; a line's break is not part of it. */
  private commentEnd(at: number): number | undefined {
    const { text } = this;
    const isBlock = text.startsWith('/*', at);
    if (!isBlock && !text.startsWith('//', at) && text[at] !== '#') {
      return undefined;
    }
    const end = isBlock ? text.indexOf('*/', at + 2) : text.indexOf('\n', at);
    if (isBlock && end < 0) this.fail('this comment has no closing "*/"', at);
    if (isBlock) return end + 2;
    return end < 0 ? text.length : end;
  }

  atIdentifier(): boolean {
    const code = this.text.codePointAt(this.at);
    return code !== undefined && isIdentifierStart(code);
  }

  /** @param what what is wrong when there is no identifier */
  identifier(what = 'a name is expected here'): string {
    const { text, at: start } = this;
    let code = text.codePointAt(start);
    if (code === undefined || !isIdentifierStart(code)) this.fail(what);
    let at = start;
    while (code !== undefined && isIdentifierPart(code)) {
      at += code > 0xffff ? 2 : 1;
      code = text.codePointAt(at);
    }
    this.at = at;
    return text.slice(start, at);
  }

  /** Whether exactly this word stands here. */
  atWord(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    const code = this.text.codePointAt(this.at + word.length);
    return code === undefined || !isIdentifierPart(code);
  }
}
