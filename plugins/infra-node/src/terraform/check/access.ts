import type { Expression, GetAttribute, Index, Splat } from '../syntax';
import { literalString } from '../read/literalString';
import { ANY, shapeText, type ObjectShape, type Shape } from './shape';
import { shown } from './report';

/** `.name`, `[key]` or `[*]`, with the place it has in the source. */
export type Step = GetAttribute | Index | Splat;

export interface Problem {
  message: string;
  remedy?: string;
  /** A name that is wrong, and those there are. */
  instead?: { name: string; of: Iterable<string> };
}

/** Called for each step that cannot be taken. */
export type OnProblem = (step: Step, problem: Problem) => void;

/** The expression that steps start from, and the steps in order. */
export function unwind(expression: Expression): {
  root: Expression;
  steps: Step[];
} {
  const steps: Step[] = [];
  let root = expression;
  while (
    root.kind === 'getAttribute' ||
    root.kind === 'index' ||
    root.kind === 'splat'
  ) {
    steps.push(root);
    root = root.of;
  }
  return { root, steps: steps.reverse() };
}

/** The name that a step asks for, when it is written out. */
export function stepName(step: Step | undefined): string | undefined {
  if (step?.kind === 'getAttribute') return step.name;
  return step?.kind === 'index' ? literalString(step.key) : undefined;
}

const IDENTIFIER = /^[\p{L}_][\p{L}\p{N}_-]*$/u;

/** A step as messages write it. */
function stepText(step: Step): string {
  const name = stepName(step);
  if (name === undefined) return '[…]';
  return IDENTIFIER.test(name) ? `.${name}` : `[${shown(name)}]`;
}

function attributeOf(
  shape: ObjectShape,
  step: Step,
  name: string,
  what: string,
  problem: OnProblem,
): Shape {
  const found = shape.attribute(name);
  if (found) return found;
  problem(step, {
    message: `${what} has no attribute ${shown(name)}`,
    instead: { name, of: shape.names() },
  });
  return ANY;
}

/** What items of a collection have in common. */
export function elementOf(shape: Shape): Shape {
  switch (shape.kind) {
    case 'list':
    case 'set':
    case 'map':
      return shape.of;
    case 'tuple':
      return commonShape(shape.items);
    default:
      return ANY;
  }
}

const PRIMITIVES = new Set(['string', 'number', 'bool']);

/** One shape for all, or `any` when they are not plainly alike. */
export function commonShape(shapes: Shape[]): Shape {
  const [first] = shapes;
  if (!first) return ANY;
  const alike = (each: Shape) =>
    each === first || (PRIMITIVES.has(first.kind) && each.kind === first.kind);
  return shapes.every(alike) ? first : ANY;
}

const isEmptyTuple = (shape: Shape) =>
  shape.kind === 'tuple' && shape.items.length === 0;

/** What a conditional gives: `x == null ? [] : [x]` is a list of x. */
export function eitherShape(one: Shape, other: Shape): Shape {
  if (one.kind === 'null') return other;
  if (other.kind === 'null') return one;
  if (isEmptyTuple(one)) return listLike(other);
  if (isEmptyTuple(other)) return listLike(one);
  return commonShape([one, other]);
}

/** Beside an empty list a set stays a set, and all else becomes a list. */
function listLike(shape: Shape): Shape {
  if (shape.kind === 'set') return shape;
  const sequence = shape.kind === 'tuple' || shape.kind === 'list';
  return sequence ? { kind: 'list', of: elementOf(shape) } : ANY;
}

function stepInto(
  shape: Shape,
  step: GetAttribute | Index,
  what: string,
  problem: OnProblem,
): Shape {
  const name = stepName(step);
  switch (shape.kind) {
    case 'any':
    case 'null':
      return ANY;
    case 'object':
      return name === undefined
        ? ANY
        : attributeOf(shape, step, name, what, problem);
    case 'map':
      return shape.of;
    case 'set':
      problem(step, {
        message: `${what} is a set, whose items have no index`,
        remedy: 'use one(…), a for expression, or tolist(…)[0]',
      });
      return ANY;
    case 'list':
    case 'tuple':
      if (step.kind === 'index') return elementOf(shape);
      problem(step, {
        message: `${what} is a list, which has no attribute ${shown(
          step.name,
        )}`,
        remedy: `take one item with [0].${step.name}, or all with [*].${step.name}`,
      });
      return ANY;
    default:
      problem(step, {
        message: `${what} is a ${shapeText(shape)}, which has no attributes`,
      });
      return ANY;
  }
}

/** What a splat goes over: the items of a sequence, or the one value. */
function splatOver(shape: Shape): Shape {
  const sequence = ['list', 'set', 'tuple'].includes(shape.kind);
  return sequence ? elementOf(shape) : shape;
}

/**
 * Follows steps from a shape.
 *
 * @param what how messages name where the steps begin: `aws_vpc.main`
 */
export function follow(
  shape: Shape,
  steps: readonly Step[],
  what: string,
  problem: OnProblem,
): Shape {
  let current = shape;
  let where = what;
  // After a splat, steps go into each item.
  let splat: Splat | undefined;
  for (const step of steps) {
    if (step.kind === 'splat') {
      current = splatOver(current);
      splat = step;
      where += '[*]';
      continue;
    }
    if (splat && !splat.full && step.kind === 'index') {
      // `list.*.name[0]` takes from the result; `list[*].name[0]` does not.
      splat = undefined;
      continue;
    }
    current = stepInto(current, step, where, problem);
    where += stepText(step);
  }
  return splat ? { kind: 'list', of: current } : current;
}
