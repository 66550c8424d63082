import type { Span, TemplateFor, TemplateIf, TemplatePart } from '../syntax';
import { convert } from './convert';
import { EvaluationError } from './errors';
import type { Evaluation } from './evaluation';
import { entriesOf } from './forExpression';
import { type Scope, within } from './scope';
import { BOOL, describeType, isPrimitive, STRING } from './types';
import { string, typeOf, unknown, type Value } from './values';

/**
 * The text that a value has inside a template.
 * @throws {EvaluationError} for null and what has no text
 */
export function textOf(value: Value): string | undefined {
  if (value.kind === 'null') {
    throw new EvaluationError('null has no text: give another value for it');
  }
  const type = typeOf(value);
  if (!isPrimitive(type) && type.kind !== 'dynamic') {
    throw new EvaluationError(
      `a ${describeType(type)} has no text: use join or jsonencode`,
    );
  }
  const text = convert(value, STRING);
  return text.kind === 'string' ? text.value : undefined;
}

function joinTexts(
  evaluation: Evaluation,
  parts: readonly TemplatePart[],
  scope: Scope,
): string | undefined {
  let result: string | undefined = '';
  for (const part of parts) {
    const text = partText(evaluation, part, scope);
    if (text === undefined) result = undefined;
    else if (result !== undefined) {
      evaluation.budget.take(text.length);
      result += text;
    }
  }
  return result;
}

function isTrue(
  evaluation: Evaluation,
  value: Value,
  node: Span,
): boolean | undefined {
  return evaluation.at(node, () => {
    const decided = convert(value, BOOL);
    if (decided.kind === 'null') {
      throw new EvaluationError('the condition is null');
    }
    return decided.kind === 'bool' ? decided.value : undefined;
  });
}

function ifText(
  evaluation: Evaluation,
  part: TemplateIf,
  scope: Scope,
): string | undefined {
  const value = evaluation.value(part.condition, scope);
  const decided = isTrue(evaluation, value, part.condition);
  if (decided === undefined) return undefined;
  return joinTexts(evaluation, decided ? part.then : part.otherwise, scope);
}

function forText(
  evaluation: Evaluation,
  part: TemplateFor,
  scope: Scope,
): string | undefined {
  const collection = evaluation.value(part.collection, scope);
  const entries = evaluation.at(part.collection, () => entriesOf(collection));
  if (!entries) return undefined;
  let result: string | undefined = '';
  for (const [key, value] of entries) {
    evaluation.budget.step();
    const inner = within(scope, [
      [part.keyName, key],
      [part.valueName, value],
    ]);
    const text = evaluation.budget.nested(() =>
      joinTexts(evaluation, part.body, inner),
    );
    if (text === undefined) result = undefined;
    else if (result !== undefined) result += text;
  }
  return result;
}

function partText(
  evaluation: Evaluation,
  part: TemplatePart,
  scope: Scope,
): string | undefined {
  evaluation.budget.step();
  switch (part.kind) {
    case 'text':
      return part.value;
    case 'interpolation': {
      const value = evaluation.value(part.expression, scope);
      return evaluation.at(part.expression, () => textOf(value));
    }
    case 'if':
      return evaluation.budget.nested(() => ifText(evaluation, part, scope));
    default:
      return forText(evaluation, part, scope);
  }
}

/** A template. One that is a single `${x}` is x, whatever its type. */
export function evaluateTemplate(
  evaluation: Evaluation,
  parts: readonly TemplatePart[],
  scope: Scope,
): Value {
  const [only] = parts;
  if (parts.length === 1 && only.kind === 'interpolation') {
    return evaluation.value(only.expression, scope);
  }
  const text = joinTexts(evaluation, parts, scope);
  return text === undefined ? unknown(STRING) : string(text);
}
