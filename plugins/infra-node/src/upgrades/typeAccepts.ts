import { HclError } from '../terraform/read/hclError';
import { parseExpression } from '../terraform/read/parse';
import type { ObjectShape, Shape } from '../terraform/check/shape';
import {
  shapeOfConstraint,
  typeProblems,
} from '../terraform/check/typeConstraint';

/** The shape of a type constraint; undefined for what is none. */
function shapeOf(text: string): Shape | undefined {
  try {
    const expression = parseExpression(text, 'variables.tf');
    if (typeProblems(expression).length > 0) return undefined;
    return shapeOfConstraint(expression);
  } catch (error) {
    if (error instanceof HclError) return undefined;
    throw error;
  }
}

/** Nothing that was given may be lost, nor anything else be needed. */
function objectTakes(before: ObjectShape, after: ObjectShape): boolean {
  const names = new Set([...before.names(), ...after.names()]);
  return [...names].every(name => {
    const given = before.attribute(name);
    const taken = after.attribute(name);
    if (!taken) return false;
    const isNeeded = after.required.has(name);
    if (!given) return !isNeeded;
    return (!isNeeded || before.required.has(name)) && takes(given, taken);
  });
}

function takes(before: Shape, after: Shape): boolean {
  switch (after.kind) {
    case 'any':
      return true;
    case 'string':
      // Numbers and truth values are converted; null is no constraint.
      return ['string', 'number', 'bool'].includes(before.kind);
    case 'list':
      if (before.kind === 'tuple') {
        return before.items.every(item => takes(item, after.of));
      }
      return before.kind === 'list' && takes(before.of, after.of);
    case 'set':
    case 'map':
      return before.kind === after.kind && takes(before.of, after.of);
    case 'tuple':
      return (
        before.kind === 'tuple' &&
        before.items.length === after.items.length &&
        before.items.every((item, index) => takes(item, after.items[index]))
      );
    case 'object':
      return before.kind === 'object' && objectTakes(before, after);
    default:
      return before.kind === after.kind;
  }
}

/**
 * Whether every value that one type constraint takes is taken by the other too,
 * with nothing of it lost: `object({ a = string })` by
 * `object({ a = string, b = optional(number) })`. False in doubt, as where one of
 * them is no type constraint. Rules: developer.hashicorp.com/terraform/language/
 * expressions/type-constraints (conversion of complex types, optional attributes).
 */
export function typeAccepts(before: string, after: string): boolean {
  const [from, to] = [shapeOf(before), shapeOf(after)];
  return from !== undefined && to !== undefined && takes(from, to);
}
