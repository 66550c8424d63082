import type { ModuleSource } from '../read/module';
import type { Expression } from '../syntax';
import type { Value } from '../evaluate/values';
import type { Context } from './run';

/** What an iterator (`each`, or that of a `dynamic` block) goes over. */
export interface Iterator {
  expression: Expression;
  /** Where that expression stands. */
  place: Place;
  /** Key of the element; undefined where it is not known. */
  key: string | undefined;
}

/** Where an expression stands, with all that is needed to follow what it refers to. */
export interface Place extends Context {
  module: Surroundings;
  iterators: ReadonlyMap<string, Iterator>;
}

/** A module as its references see it. */
export interface Surroundings {
  /** What a variable is given, and where; undefined for its default. */
  given(variable: string): Located | undefined;
  local(name: string): Located | undefined;
  /** An output in the instances of a called module. */
  outputs(call: string, key: string | undefined, name: string): Located[];
  /** Whether the called module has several instances by its `count` or `for_each`. */
  isRepeated(call: string): boolean;
  /** Addresses of a resource's instances; undefined when there is no such resource. */
  resource(name: string, key: string | undefined): string[] | undefined;
}

export interface Located {
  expression: Expression;
  place: Place;
}

/** An argument of a block, whose value is computed when it is asked for. */
export interface Argument extends Located {
  value(): Value;
}

export const inFile = (place: Place, source: ModuleSource): Place =>
  source === place.source ? place : { ...place, source };
