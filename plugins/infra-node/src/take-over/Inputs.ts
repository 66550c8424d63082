import {
  checkVariable,
  type Scope,
  unknown,
  type Value,
} from '../terraform/evaluate';
import { evaluate } from '../terraform/evaluate/evaluate';
import { object } from '../terraform/evaluate/values';
import { HclError } from '../terraform/read/hclError';
import type { Module, ModuleSource } from '../terraform/read/module';
import { mergedArgument } from '../terraform/read/overrides';
import { type Expression } from '../terraform/syntax';
import { isIdentifier } from '../terraform/write';
import { plainValue, samePlain } from './plainValue';

/** What an input is given: source of HCL, and its value where that is known. */
export interface Given {
  text: string;
  value?: Value;
}

/** Locals may need each other: as many rounds as they are deep, at most these. */
const ROUNDS = 10;
const SOURCE = { file: 'inputs', text: '' };

/**
 * The inputs of a module while they are worked out. What is not given has its
 * default; a part of an object is given by its path, `dead_letter.enabled`.
 */
export class Inputs {
  readonly #given = new Map<string, Given>();
  #scope: Scope | undefined;

  constructor(readonly module: Module) {}

  /** Gives an input a value, unless it has one. */
  give(path: readonly string[], given: Given): void {
    const [name] = path;
    const isKnown = this.module.variables.has(name);
    if (!isKnown || path.length > 2 || !path.every(isIdentifier)) return;
    const [key, whole] = [path.join('.'), this.#given.has(name)];
    if (whole || this.#given.has(key)) return;
    // A whole one would hide the parts that were found first.
    const hasParts = [...this.#given.keys()].some(each =>
      each.startsWith(`${name}.`),
    );
    if (path.length === 1 && hasParts) return;
    this.#given.set(key, given);
    this.#scope = undefined;
  }

  isGiven(path: readonly string[]): boolean {
    return this.#given.has(path[0]) || this.#given.has(path.join('.'));
  }

  textOf(path: readonly string[]): string | undefined {
    return this.#given.get(path.join('.'))?.text;
  }

  hasDefault(name: string): boolean {
    const block = this.module.variables.get(name);
    return (
      block !== undefined && mergedArgument(block, 'default') !== undefined
    );
  }

  /** Inputs without a default that nothing gives. */
  missing(): string[] {
    return [...this.module.variables.keys()].filter(
      name =>
        !this.hasDefault(name) &&
        ![...this.#given.keys()].some(key => key.split('.')[0] === name),
    );
  }

  /** The value of an expression of the module; unknown where it has none. */
  value(expression: Expression, source: ModuleSource): Value {
    this.#scope ??= this.#makeScope();
    return quietly(expression, this.#scope, source);
  }

  /** The arguments of a call, in the module's order; defaults are left out. */
  written(): { name: string; value: string }[] {
    return [...this.module.variables.keys()].flatMap(name => {
      const whole = this.#given.get(name);
      if (whole) {
        const isUsual = whole.value && this.#isDefault(name, whole.value);
        return isUsual ? [] : [{ name, value: whole.text }];
      }
      const parts = this.#partsOf(name);
      if (parts.length === 0) return [];
      const items = parts.map(([key, { text }]) => `    ${key} = ${text}`);
      return [{ name, value: `{\n${items.join('\n')}\n  }` }];
    });
  }

  #partsOf(name: string): [string, Given][] {
    return [...this.#given].flatMap(([key, given]): [string, Given][] => {
      const [root, part] = key.split('.');
      if (root !== name || part === undefined) return [];
      const isUsual = given.value && this.#isDefault(name, given.value, part);
      return isUsual ? [] : [[part, given]];
    });
  }

  #isDefault(name: string, value: Value, part?: string): boolean {
    if (!this.hasDefault(name)) return false;
    const usual = this.#variable(name, undefined);
    if (part === undefined) {
      return samePlain(
        plainValue(usual),
        plainValue(this.#variable(name, value)),
      );
    }
    const item = 'entries' in usual ? usual.entries.get(part) : undefined;
    return item !== undefined && samePlain(plainValue(item), plainValue(value));
  }

  #variable(name: string, value: Value | undefined): Value {
    const block = this.module.variables.get(name)!;
    const scope: Scope = { values: new Map(), others: 'unknown' };
    return checkVariable(block.block, value, scope, block.source).value;
  }

  #variableNow(name: string): Value {
    const whole = this.#given.get(name);
    if (whole) {
      return whole.value ? this.#variable(name, whole.value) : unknown();
    }
    const parts = [...this.#given].flatMap(([key, { value }]) => {
      const [root, part] = key.split('.');
      return root === name && part !== undefined
        ? [[part, value ?? unknown()] as const]
        : [];
    });
    return this.#variable(name, parts.length > 0 ? object(parts) : undefined);
  }

  #makeScope(): Scope {
    const names = [...this.module.variables.keys()];
    const variables = object(
      names.map(name => [name, this.#variableNow(name)] as const),
    );
    let locals = object([]);
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = locals;
      locals = this.#localsIn(scopeOf(variables, before));
      const isSettled = [...locals.entries].every(
        ([name, each]) => each.kind === before.entries.get(name)?.kind,
      );
      if (isSettled) break;
    }
    return scopeOf(variables, locals);
  }

  #localsIn(scope: Scope) {
    return object(
      [...this.module.locals].map(
        ([name, { attribute, source }]) =>
          [name, quietly(attribute.value, scope, source)] as const,
      ),
    );
  }
}

function scopeOf(variables: Value, locals: Value): Scope {
  return {
    values: new Map([
      ['var', variables],
      ['local', locals],
    ]),
    others: 'unknown',
  };
}

function quietly(
  expression: Expression,
  scope: Scope,
  source: ModuleSource,
): Value {
  try {
    return evaluate(expression, scope, { ...SOURCE, ...source });
  } catch (error) {
    if (!(error instanceof HclError)) throw error;
    return unknown();
  }
}
