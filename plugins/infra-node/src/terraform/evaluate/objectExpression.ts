import type { Expression, ObjectExpression } from '../syntax';
import { convert } from './convert';
import { EvaluationError } from './errors';
import type { Evaluation } from './evaluation';
import type { Scope } from './scope';
import { STRING } from './types';
import { object, string, unknown, type Value } from './values';

/** A key as text; undefined while it is not known. */
export function keyText(value: Value): string | undefined {
  if (value.kind === 'null') throw new EvaluationError('the key is null');
  const text = convert(value, STRING);
  return text.kind === 'string' ? text.value : undefined;
}

/** A bare word is its own name; anything else is evaluated. */
export function evaluateKey(
  evaluation: Evaluation,
  key: Expression,
  scope: Scope,
): Value {
  if (key.kind === 'variable') return string(key.name);
  if (key.kind === 'null') return string('null');
  if (key.kind === 'getAttribute' || key.kind === 'index') {
    throw evaluation.error(
      'an expression as a key stands in parentheses, or in quotes if it is text',
      key,
    );
  }
  return evaluation.value(key, scope);
}

/** `{ key = value … }`. Of equal keys the last one counts. */
export function evaluateObject(
  evaluation: Evaluation,
  node: ObjectExpression,
  scope: Scope,
): Value {
  const entries: [string, Value][] = [];
  let open = false;
  for (const item of node.items) {
    const key = evaluateKey(evaluation, item.key, scope);
    const text = evaluation.at(item.key, () => keyText(key));
    const value = evaluation.value(item.value, scope);
    if (text === undefined) open = true;
    else entries.push([text, value]);
  }
  return open ? unknown() : object(entries);
}
