import { RE2JS } from 're2js';
import type { Matcher } from './ast';

/** Whether a whole text is as a pattern in Go's syntax says. */
export function wholeMatch(pattern: string): (text: string) => boolean {
  const compiled = RE2JS.compile(`^(?:${pattern})$`);
  return text => compiled.matcher(text).find();
}

/**
 * A condition of a selector.
 * @throws when a pattern cannot be read
 */
export function matcher(
  label: string,
  op: Matcher['op'],
  value: string,
): Matcher {
  const make = (matches: Matcher['matches']): Matcher => ({
    ...{ label, op, value, matches },
  });
  if (op === '=') return make(text => text === value);
  if (op === '!=') return make(text => text !== value);
  const fits = wholeMatch(value);
  return make(op === '=~' ? fits : text => !fits(text));
}
