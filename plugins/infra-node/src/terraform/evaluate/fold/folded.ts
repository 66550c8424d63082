import type { Value } from '../values';
import { valueToHcl } from './literal';

/**
 * What folding makes of an expression: its value where that is known, source
 * text where it is not, and both for a list or an object that keeps its layout.
 */
export type Folded =
  | { readonly value: Value; readonly text?: string }
  | { readonly value?: undefined; readonly text: string };

/** The text to stand wherever any expression may. */
export function textOfFolded(folded: Folded): string {
  if (folded.value === undefined) return folded.text;
  return folded.text ?? valueToHcl(folded.value);
}

/** A stretch of the source, and what stands there instead. */
export interface Replacement {
  start: number;
  end: number;
  text: string;
}

/** The stretch of text with the replacements, which are in order, made. */
export function splice(
  text: string,
  start: number,
  end: number,
  replacements: readonly Replacement[],
): string {
  let result = '';
  let at = start;
  for (const { start: from, end: to, text: inner } of replacements) {
    result += text.slice(at, from) + inner;
    at = to;
  }
  return result + text.slice(at, end);
}
