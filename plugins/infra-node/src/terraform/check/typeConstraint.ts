import type { Expression, ObjectExpression } from '../syntax';
import { literalString } from '../read/literalString';
import { shown } from './report';
import { ANY, objectShape, type Shape } from './shape';
import { nearest } from './suggest';

const PRIMITIVES = new Set(['string', 'number', 'bool', 'any']);
const COLLECTIONS = new Set(['list', 'set', 'map']);

/** The key of an object item when it is a word or a plain string. */
export function literalKey(key: Expression): string | undefined {
  return key.kind === 'variable' ? key.name : literalString(key);
}

function objectType(expression: ObjectExpression): Shape {
  const attributes = new Map<string, Shape>();
  const required = new Set<string>();
  for (const { key, value } of expression.items) {
    const name = literalKey(key);
    if (name === undefined) return ANY;
    const optional = value.kind === 'call' && value.name === 'optional';
    const type = optional ? value.arguments[0] : value;
    attributes.set(name, type ? shapeOfConstraint(type) : ANY);
    if (!optional) required.add(name);
  }
  return objectShape(attributes, required);
}

/**
 * The shape that the `type` of a variable asks for: `list(string)`,
 * `object({ name = string, size = optional(number) })`. What is not a type
 * constraint is `any`.
 */
export function shapeOfConstraint(expression: Expression): Shape {
  if (expression.kind === 'variable') {
    return PRIMITIVES.has(expression.name)
      ? { kind: expression.name as 'string' | 'number' | 'bool' | 'any' }
      : ANY;
  }
  // `type = "string"` is the old form.
  const old = literalString(expression);
  if (old !== undefined && PRIMITIVES.has(old)) {
    return { kind: old as 'string' };
  }
  if (expression.kind !== 'call') return ANY;
  const [of] = expression.arguments;
  if (!of) return ANY;
  if (COLLECTIONS.has(expression.name)) {
    return {
      kind: expression.name as 'list' | 'set' | 'map',
      of: shapeOfConstraint(of),
    };
  }
  if (expression.name === 'object' && of.kind === 'object') {
    return objectType(of);
  }
  if (expression.name === 'tuple' && of.kind === 'tuple') {
    return { kind: 'tuple', items: of.items.map(shapeOfConstraint) };
  }
  return ANY;
}

export interface TypeProblem {
  offset: number;
  message: string;
  remedy?: string;
}

const TYPE_NAMES = [...PRIMITIVES, ...COLLECTIONS, 'object', 'tuple'];

function typeMeant(name: string): string | undefined {
  const best = nearest(name, TYPE_NAMES);
  return best === undefined ? undefined : `did you mean ${shown(best)}?`;
}

function wordProblem(offset: number, name: string): TypeProblem[] {
  if (PRIMITIVES.has(name)) return [];
  // The old forms of `list(any)` and `map(any)`.
  if (name === 'list' || name === 'map') return [];
  if (TYPE_NAMES.includes(name)) {
    const message = `${shown(name)} needs the type of what it holds`;
    return [{ offset, message, remedy: `write ${name}(…)` }];
  }
  return [
    {
      offset,
      message: `${shown(name)} is not a type`,
      remedy: typeMeant(name),
    },
  ];
}

function attributeProblems(value: Expression): TypeProblem[] {
  if (value.kind !== 'call' || value.name !== 'optional') {
    return typeProblems(value);
  }
  const [type, initial, ...more] = value.arguments;
  if (!type || more.length > 0) {
    const message = 'optional takes a type, and perhaps a default';
    return [{ offset: value.start, message }];
  }
  const problems = typeProblems(type);
  if (initial?.kind === 'variable') {
    const message = `the default of an optional attribute is a constant, not ${shown(
      initial.name,
    )}`;
    problems.push({ offset: initial.start, message });
  }
  return problems;
}

/** What is wrong with the `type` of a variable. */
export function typeProblems(expression: Expression): TypeProblem[] {
  const offset = expression.start;
  if (expression.kind === 'variable') {
    return wordProblem(offset, expression.name);
  }
  const old = literalString(expression);
  if (old !== undefined) return wordProblem(offset, old);
  const notType = {
    offset,
    message: 'this is not a type',
    remedy: 'write one such as string, list(string) or object({ … })',
  };
  if (expression.kind !== 'call') return [notType];
  const { name, arguments: given } = expression;
  if (!TYPE_NAMES.includes(name) || PRIMITIVES.has(name)) {
    const remedy = typeMeant(name);
    return [{ offset, message: `${shown(name)} is not a type`, remedy }];
  }
  const [of] = given;
  if (!of || given.length > 1) {
    return [{ offset, message: `${shown(name)} takes one type` }];
  }
  if (name === 'object') {
    return of.kind === 'object'
      ? of.items.flatMap(({ value }) => attributeProblems(value))
      : [notType];
  }
  if (name === 'tuple') {
    return of.kind === 'tuple' ? of.items.flatMap(typeProblems) : [notType];
  }
  return typeProblems(of);
}
