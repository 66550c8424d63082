import { lineAndColumn } from '../../terraform/read/position';
import type { Span } from '../../terraform/syntax';
import type { LineOrigin } from './types';

type Origin = Omit<LineOrigin, 'from' | 'to'>;

/** The first and last line of something in a text, from 1. */
export function linesOfSpan(text: string, { start, end }: Span) {
  return {
    from: lineAndColumn(text, start).line,
    to: lineAndColumn(text, Math.max(start, end - 1)).line,
  };
}

/** The lines of a text, each with at most one origin: what is painted last. */
export class Painting {
  readonly #lines: (Origin | undefined)[] = [];

  paint(from: number, to: number, origin: Origin): void {
    for (let line = from; line <= to; line += 1) this.#lines[line] = origin;
  }

  /** Neighbouring lines of one origin together, from the first line on. */
  origins(): LineOrigin[] {
    const found: LineOrigin[] = [];
    let last: Origin | undefined;
    for (let line = 1; line < this.#lines.length; line += 1) {
      const origin = this.#lines[line];
      if (origin && origin === last) found[found.length - 1].to = line;
      else if (origin) found.push({ from: line, to: line, ...origin });
      last = origin;
    }
    return found;
  }
}
