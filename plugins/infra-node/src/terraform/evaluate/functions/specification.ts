import type { Budget } from '../budget';
import { EvaluationError } from '../errors';
import type { HclNumber } from '../number';
import { BOOL, listOf, NUMBER, STRING, type Type } from '../types';
import type { Value } from '../values';

/** What a function takes at one place. */
export interface Parameter {
  /** Arguments are converted to it; any type without one. */
  type?: Type;
  /** Null may be given. */
  nullable?: boolean;
  /** The function copes with unknown values inside the argument. */
  open?: boolean;
  /** The function copes with an unknown argument. */
  undecided?: boolean;
}

/** A function of Terraform that can be run here: pure, and bounded. */
export interface FunctionSpecification {
  parameters: readonly Parameter[];
  /** Any number of these may follow. */
  rest?: Parameter;
  /** Type of the result where it is always the same. */
  returns?: Type;
  /** @throws {EvaluationError} for arguments that it refuses */
  run(args: readonly Value[], budget: Budget): Value;
}

export type FunctionTable = Readonly<Record<string, FunctionSpecification>>;

export const TEXT: Parameter = { type: STRING };
export const COUNT: Parameter = { type: NUMBER };
export const LOGICAL: Parameter = { type: BOOL };
export const TEXTS: Parameter = { type: listOf(STRING) };
export const ANY: Parameter = {};
export const OPEN: Parameter = { open: true };

const wrongKind = (value: Value) =>
  new TypeError(`the argument was checked, and is a ${value.kind}`);

/** The text of an argument that was declared as {@link TEXT}. */
export function textAt(args: readonly Value[], index: number): string {
  const value = args[index];
  if (value.kind !== 'string') throw wrongKind(value);
  return value.value;
}

export function numberAt(args: readonly Value[], index: number): HclNumber {
  const value = args[index];
  if (value.kind !== 'number') throw wrongKind(value);
  return value.value;
}

/** A whole number that JavaScript holds. @throws {EvaluationError} otherwise */
export function wholeAt(args: readonly Value[], index: number): number {
  const whole = numberAt(args, index).toIndex();
  if (whole === undefined) {
    throw new EvaluationError('a whole number is required', index);
  }
  return whole;
}

/** Elements of a list, set or tuple. @throws {EvaluationError} for others */
export function itemsAt(
  args: readonly Value[],
  index: number,
): readonly Value[] {
  const value = args[index];
  if ('items' in value) return value.items;
  throw new EvaluationError('a list, a set or a tuple is required', index);
}

/** Entries of a map or object. @throws {EvaluationError} for others */
export function entriesAt(
  args: readonly Value[],
  index: number,
): ReadonlyMap<string, Value> {
  const value = args[index];
  if ('entries' in value) return value.entries;
  throw new EvaluationError('a map or an object is required', index);
}

/** Texts of a list of strings. @throws {EvaluationError} when one is null */
export function textsAt(args: readonly Value[], index: number): string[] {
  return itemsAt(args, index).map((item, place) => {
    if (item.kind === 'string') return item.value;
    throw new EvaluationError(`element ${place} is null`, index);
  });
}

/** Elements of a list or tuple. @throws {EvaluationError} for a set */
export function listAt(
  args: readonly Value[],
  index: number,
): readonly Value[] {
  if (args[index].kind === 'set') {
    throw new EvaluationError('a list or a tuple is required', index);
  }
  return itemsAt(args, index);
}
