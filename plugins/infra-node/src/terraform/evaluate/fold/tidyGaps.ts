import { parseHcl } from '../../read/parse';
import type { BodyItem } from '../../syntax';
import { type Replacement, splice } from './folded';

/** Empty lines between two items: one is kept. */
const between = (gap: string) =>
  gap.replace(/(\r?\n)(?:[ \t]*\r?\n){2,}/g, '$1$1');

const afterBrace = (gap: string) =>
  between(gap).replace(/^([ \t]*\r?\n)(?:[ \t]*\r?\n)+/, '$1');

const beforeBrace = (gap: string) =>
  between(gap).replace(/(\r?\n)(?:[ \t]*\r?\n)+([ \t]*)$/, '$1$2');

class GapTidier {
  readonly found: Replacement[] = [];

  constructor(private readonly text: string) {}

  body(items: readonly BodyItem[], open: number, close?: number) {
    let from = open;
    items.forEach((item, index) => {
      const isFirst = index === 0 && close !== undefined;
      this.gap(from, item.start, isFirst ? afterBrace : between);
      if (item.kind === 'block')
        this.body(item.body, item.open + 1, item.close);
      from = item.end;
    });
    if (close !== undefined && items.length > 0) {
      this.gap(from, close, beforeBrace);
    }
  }

  private gap(start: number, end: number, tidy: (gap: string) => string) {
    const before = this.text.slice(start, end);
    const text = tidy(before);
    if (text !== before) this.found.push({ start, end, text });
  }
}

/**
 * Takes out the empty lines that stand where arguments and blocks were left
 * out: of several one stays, and none beside a brace. What is inside of values
 * stays as it is.
 */
export function tidyGaps(text: string): string {
  const tidier = new GapTidier(text);
  tidier.body(parseHcl(text, 'folded').body, 0);
  return splice(text, 0, text.length, tidier.found);
}
