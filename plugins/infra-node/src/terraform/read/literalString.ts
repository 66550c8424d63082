import type { Expression } from '../syntax';

/**
 * The string of a template without `${}` and `%{}`, with escapes decoded;
 * undefined for any other expression.
 */
export function literalString(expression: Expression): string | undefined {
  if (expression.kind !== 'template') return undefined;
  let value = '';
  for (const part of expression.parts) {
    if (part.kind !== 'text') return undefined;
    value += part.value;
  }
  return value;
}
