import type {
  Expression,
  Span,
  TemplateInterpolation,
  TemplateText,
} from '../syntax';
import { WHITE_SPACE } from './characters';
import type { ForNames } from './forExpressions';

/** `%{if …}`, `%{for …}`, `%{else}`, `%{endif}`, `%{endfor}` as they come. */
export type Directive = Span &
  (
    | { kind: 'ifMarker'; condition: Expression }
    | ({ kind: 'forMarker'; collection: Expression } & ForNames)
    | { kind: 'endMarker'; word: 'else' | 'endif' | 'endfor' }
  );

export type TemplateToken = TemplateText | TemplateInterpolation | Directive;

const LEADING = new RegExp(`^[${WHITE_SPACE}]+`);
const TRAILING = new RegExp(`[${WHITE_SPACE}]`);

/** Not by a regular expression: `\s+$` takes quadratic time. */
function trimEnd(value: string): string {
  let end = value.length;
  while (end > 0 && TRAILING.test(value[end - 1])) end -= 1;
  return value.slice(0, end);
}

/** The flat parts of a template; trim markers (`~`) act as they are added. */
export class TemplateTokens {
  readonly tokens: TemplateToken[] = [];
  /** Height of the highest expression within. */
  height = 0;
  private trimNext = false;

  addText(start: number, end: number, value: string): void {
    if (start === end) return;
    const trimmed = this.trimNext ? value.replace(LEADING, '') : value;
    this.trimNext = false;
    this.tokens.push({ kind: 'text', start, end, value: trimmed });
  }

  addSequence(
    token: TemplateInterpolation | Directive,
    trimBefore: boolean,
    trimAfter: boolean,
  ): void {
    const last = this.tokens[this.tokens.length - 1];
    if (trimBefore && last?.kind === 'text') last.value = trimEnd(last.value);
    this.tokens.push(token);
    this.trimNext = trimAfter;
  }
}

/**
 * Takes the indentation of a `<<-` heredoc away, as Terraform does: by the
 * text at the beginning of each line, and after trim markers have acted. A line
 * whose break was trimmed away does not count as one.
 */
export function flush(tokens: TemplateToken[]): void {
  let least = Infinity;
  let lineBegins = true;
  const leading: TemplateText[] = [];
  for (const token of tokens) {
    const text = token.kind === 'text' ? token : undefined;
    if (lineBegins) {
      lineBegins = false;
      const blanks = text ? LEADING.exec(text.value)?.[0].length ?? 0 : 0;
      const isBlankLine =
        text && blanks === text.value.length && text.value.endsWith('\n');
      if (!isBlankLine) {
        least = Math.min(least, blanks);
        if (text) leading.push(text);
      }
    }
    if (text?.value.endsWith('\n')) lineBegins = true;
  }
  for (const text of leading) text.value = text.value.slice(least);
}
