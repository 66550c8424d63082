import {
  attributesOf,
  checkVariable,
  unknown,
  type Scope as Known,
  type Value,
  type VariableProblem,
} from '../evaluate';
import { lineAndColumn } from '../read/position';
import type { Attribute } from '../syntax';
import type { CalledModule, Input } from './calledModule';
import type { FindingCode } from './codes';
import type { KnownValues } from './knownValues';
import { shown, type Report, type Source } from './report';

const NOTHING: Known = { values: new Map(), others: 'unknown' };

/** Conditions may cost much; a module with more variables is not checked so far. */
const MOST_INPUTS = 300;

const CODES: Record<VariableProblem['kind'], FindingCode | undefined> = {
  // The call lacks it, which is reported there.
  missing: undefined,
  // The module's own mistake, reported where the module is checked.
  declaration: undefined,
  type: 'wrong-type',
  null: 'module-input-invalid',
  validation: 'module-input-invalid',
};

/** A module call with the arguments that are inputs. */
export interface InputValues {
  /** `module.network` */
  what: string;
  place: Place;
  sourceOf: (argument: Attribute) => Source;
  given: ReadonlyMap<string, Attribute>;
  /** Names that the call gives, those of a wrong type too. */
  written: ReadonlySet<string>;
}

type Place = { source: Source; offset: number };

function messageOf(problem: VariableProblem, what: string, name: string) {
  return problem.kind === 'validation'
    ? `${what}: ${name} is refused: ${problem.message}`
    : `${what}: ${name}: ${problem.message}`;
}

function placeOf({ variable }: Input, offset: number): string {
  const { file, text } = variable.source;
  return `${file}:${lineAndColumn(text, offset).line}`;
}

/** What rules refer to, by the block of their variable; modules stay as they are. */
const referred = new WeakMap<object, string[]>();

/** Variables that the rules of another one refer to, by variable. */
function otherVariables({ variable }: Input, name: string): string[] {
  const known = referred.get(variable.block);
  if (known) return known;
  const others = new Set<string>();
  for (const rule of variable.block.body) {
    if (rule.kind !== 'block' || rule.type !== 'validation') continue;
    for (const item of rule.body) {
      if (item.kind !== 'attribute') continue;
      for (const other of attributesOf('var', item.value)) others.add(other);
    }
  }
  others.delete(name);
  referred.set(variable.block, [...others]);
  return [...others];
}

/** What the variables are that the rules of some inputs refer to. */
function scopeOfRules(
  called: CalledModule,
  given: ReadonlyMap<string, Value>,
  names: readonly string[],
): Known {
  const known = new Map<string, Value>();
  for (const name of names) {
    for (const other of otherVariables(called.inputs.get(name)!, name)) {
      if (!known.has(other)) known.set(other, valueIn(called, given, other));
    }
  }
  const value: Value = { kind: 'object', entries: known };
  return { values: new Map([['var', value]]), others: 'unknown' };
}

function valueIn(
  called: CalledModule,
  given: ReadonlyMap<string, Value>,
  name: string,
): Value {
  const input = called.inputs.get(name);
  if (!input || (input.required && !given.has(name))) return unknown();
  const { block, source } = input.variable;
  return checkVariable(block, given.get(name), NOTHING, source).value;
}

/** Whether what the call gives decides about an input that it leaves out. */
function isRuledByOthers(
  { given, written }: InputValues,
  { inputs }: CalledModule,
  name: string,
): boolean {
  const input = inputs.get(name)!;
  if (input.required || written.has(name)) return false;
  return otherVariables(input, name).some(other => given.has(other));
}

/**
 * Reports values that the module's own variables refuse: by their type, by
 * `nullable`, or by a `validation` block. An input that is left out has its
 * default, which the others may not go with. What depends on unknown values is
 * passed over.
 */
export function checkInputValues(
  call: InputValues,
  called: CalledModule,
  values: KnownValues,
  report: Report,
) {
  if (called.inputs.size > MOST_INPUTS) return;
  const given = new Map<string, Value>();
  for (const [name, argument] of call.given) {
    given.set(name, values.of(argument.value, call.sourceOf(argument)));
  }
  const names = [...called.inputs.keys()].filter(
    name => given.has(name) || isRuledByOthers(call, called, name),
  );
  const scope = scopeOfRules(called, given, names);
  for (const name of names) {
    const input = called.inputs.get(name)!;
    const attribute = call.given.get(name);
    const { block, source } = input.variable;
    const { problems } = checkVariable(block, given.get(name), scope, source);
    for (const problem of problems) {
      const code = CODES[problem.kind];
      if (!code) continue;
      const place: Place = attribute
        ? { source: call.sourceOf(attribute), offset: attribute.value.start }
        : call.place;
      report.add(
        place,
        code,
        messageOf(problem, call.what, name),
        `${shown(name)} is declared in ${placeOf(input, problem.offset)}`,
      );
    }
  }
}
