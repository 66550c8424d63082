import { parseExpression } from '../read/parse';
import { HclError } from '../read/hclError';
import { type HclExpression, source } from './expressions';
import { shown, WriteError } from './identifier';

/**
 * An expression in HCL's own words, on one line: `a ? b : c`, `[for x in y : x]`.
 * The text is code: never put anything of a form or a repository into it.
 *
 * @throws {WriteError} when it is not one whole expression
 */
export function expression(text: string): HclExpression {
  const trimmed = text.trim();
  if (/[\r\n]/.test(trimmed)) {
    throw new WriteError(`${shown(text)} is more than one line`);
  }
  try {
    const { start, end } = parseExpression(trimmed, 'expression');
    if (start !== 0 || end !== trimmed.length) {
      throw new WriteError(`${shown(text)} has a comment: write it beside`);
    }
  } catch (error) {
    if (!(error instanceof HclError)) throw error;
    throw new WriteError(`${shown(text)} is no expression: ${error.problem}`);
  }
  return source(trimmed);
}
