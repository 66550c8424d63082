import {
  evaluation,
  HclError,
  mergedItems,
  type Expression,
  type Module,
  type ModuleBlock,
  type ModuleItem,
  type ModuleSource,
} from '@infra-portal/infra-node';
import type { Plain, Unknown } from './snapshot';
import { plainOf } from './values';

type Value = evaluation.Value;

const objectOf = (entries: readonly (readonly [string, Value])[]): Value => ({
  kind: 'object',
  entries: new Map(entries),
});

/** The roots of references that are no resources. */
const NO_RESOURCE = new Set(
  'var local module data path each count self terraform'.split(' '),
);

/** Resources that an expression reads, as `type.name`. */
function referencesOf(expression: Expression): string[] {
  const found = new Set<string>();
  for (const node of evaluation.allExpressions(expression)) {
    if (node.kind !== 'getAttribute' || node.of.kind !== 'variable') continue;
    if (!NO_RESOURCE.has(node.of.name)) {
      found.add(`${node.of.name}.${node.name}`);
    }
  }
  return [...found];
}

/** The value, or unknown where it has none that can be told from the files. */
export function valueOf(
  expression: Expression,
  scope: evaluation.Scope,
  source: ModuleSource,
): Value {
  try {
    return evaluation.evaluate(expression, scope, source);
  } catch (error) {
    if (!(error instanceof HclError)) throw error;
    return evaluation.unknown();
  }
}

/** The value of an expression as it is shown. */
export function plainValue(
  expression: Expression,
  scope: evaluation.Scope,
  source: ModuleSource,
): Plain {
  const open: Unknown = {
    unknown: true,
    text: source.text.slice(expression.start, expression.end),
    references: referencesOf(expression),
  };
  return plainOf(valueOf(expression, scope, source), open);
}

/** Blocks that a `dynamic` block makes. */
function dynamicBlocks(
  { item, source }: ModuleItem,
  scope: evaluation.Scope,
): Plain[] {
  if (item.kind !== 'block') return [];
  const label = item.labels[0]?.text ?? '';
  let iterator = label;
  let each: Value = evaluation.unknown();
  let content: readonly ModuleItem[] = [];
  for (const part of item.body) {
    if (part.kind === 'block') {
      if (part.type !== 'content') continue;
      content = part.body.map(inner => ({ item: inner, source }));
    } else if (part.name === 'for_each') {
      each = valueOf(part.value, scope, source);
    } else if (part.name === 'iterator') {
      iterator = source.text.slice(part.value.start, part.value.end);
    }
  }
  return elementsOf(each).map(([key, value]) =>
    blockOf(content, {
      values: new Map([
        [
          iterator,
          objectOf([
            ['key', key],
            ['value', value],
          ]),
        ],
      ]),
      parent: scope,
    }),
  );
}

/** A nested block: what is null in it is not set. */
function blockOf(items: readonly ModuleItem[], scope: evaluation.Scope) {
  const set = [...argumentsOf(items, scope)].filter(
    ([, value]) => value !== null,
  );
  return Object.fromEntries(set);
}

/** Keys and values of what a `dynamic` block goes through. */
function elementsOf(value: Value): [Value, Value][] {
  switch (value.kind) {
    case 'map':
    case 'object':
      return [...value.entries].map(([key, each]) => [
        { kind: 'string', value: key },
        each,
      ]);
    case 'set':
      return value.items.map(each => [each, each]);
    case 'list':
    case 'tuple':
      return value.items.map((each, index) => [
        evaluation.fromData(index),
        each,
      ]);
    case 'null':
      return [];
    default:
      return [[value, value]];
  }
}

/** Arguments of a block by name; nested blocks are lists of their arguments. */
export function argumentsOf(
  items: readonly ModuleItem[],
  scope: evaluation.Scope,
): Map<string, Plain> {
  const found = new Map<string, Plain>();
  const add = (name: string, blocks: Plain[]) => {
    // No block at all is what nobody wrote.
    if (blocks.length === 0) return;
    const before = found.get(name);
    found.set(name, [...(Array.isArray(before) ? before : []), ...blocks]);
  };
  for (const each of items) {
    const { item, source } = each;
    if (item.kind === 'attribute') {
      found.set(item.name, plainValue(item.value, scope, source));
    } else if (item.type === 'dynamic') {
      add(item.labels[0]?.text ?? '', dynamicBlocks(each, scope));
    } else {
      const inner = item.body.map(part => ({ item: part, source }));
      add(item.type, [blockOf(inner, scope)]);
    }
  }
  return found;
}

function variableValues(module: Module, given: ReadonlyMap<string, Value>) {
  const scope: evaluation.Scope = { values: new Map(), others: 'unknown' };
  return [...module.variables].map(([name, { block, source }]) => {
    const { value } = evaluation.checkVariable(
      block,
      given.get(name),
      scope,
      source,
    );
    return [name, value] as const;
  });
}

/** Locals may need each other: as many rounds as they are deep, ten at most. */
const ROUNDS = 10;

const localsIn = (module: Module, scope: evaluation.Scope) =>
  new Map(
    [...module.locals].map(([name, { attribute, source }]) => [
      name,
      valueOf(attribute.value, scope, source),
    ]),
  );

/**
 * What names mean in a module.
 * @param given values of variables that the caller gives
 */
export function scopeOf(
  module: Module,
  given: ReadonlyMap<string, Value>,
  workspace: string,
): evaluation.Scope {
  const variables = objectOf(variableValues(module, given));
  const terraform = objectOf([
    ['workspace', { kind: 'string', value: workspace }],
  ]);
  const scopeWith = (locals: ReadonlyMap<string, Value>): evaluation.Scope => ({
    values: new Map<string, Value>([
      ['var', variables],
      ['terraform', terraform],
      ['local', { kind: 'object', entries: locals }],
    ]),
    others: 'unknown',
  });
  let locals: ReadonlyMap<string, Value> = new Map(
    [...module.locals.keys()].map(name => [name, evaluation.unknown()]),
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = localsIn(module, scopeWith(locals));
    const before = locals;
    const isSettled = [...next].every(
      ([name, value]) => value.kind === before.get(name)?.kind,
    );
    locals = next;
    if (isSettled && round > 0) break;
  }
  return scopeWith(locals);
}

/** An instance of a block with `count` or `for_each`, and what it sees. */
export interface Instance {
  /** `[0]`, `["a"]` or `''`. */
  key: string;
  scope: evaluation.Scope;
}

const withName = (
  scope: evaluation.Scope,
  name: string,
  entries: [string, Value][],
): evaluation.Scope => ({
  values: new Map([[name, objectOf(entries)]]),
  parent: scope,
});

/** Most instances of a block that are shown one by one. */
const MOST_INSTANCES = 200;

/** The instances of a block; one without a key where the number is not known. */
export function instancesOf(
  block: ModuleBlock,
  scope: evaluation.Scope,
): Instance[] {
  const single = [{ key: '', scope }];
  for (const { item, source } of mergedItems(block)) {
    if (item.kind !== 'attribute') continue;
    if (item.name !== 'count' && item.name !== 'for_each') continue;
    const value = valueOf(item.value, scope, source);
    if (value.kind === 'number') {
      const count = Math.min(Number(value.value.toString()), MOST_INSTANCES);
      return Array.from({ length: count }, (_, index) => ({
        key: `[${index}]`,
        scope: withName(scope, 'count', [
          ['index', evaluation.fromData(index)],
        ]),
      }));
    }
    if (value.kind === 'map' || value.kind === 'object') {
      return [...value.entries].slice(0, MOST_INSTANCES).map(([key, each]) => ({
        key: `[${JSON.stringify(key)}]`,
        scope: withName(scope, 'each', [
          ['key', { kind: 'string', value: key }],
          ['value', each],
        ]),
      }));
    }
    if (value.kind === 'set') {
      return value.items.slice(0, MOST_INSTANCES).flatMap(each =>
        each.kind === 'string'
          ? {
              key: `[${JSON.stringify(each.value)}]`,
              scope: withName(scope, 'each', [
                ['key', each],
                ['value', each],
              ]),
            }
          : [],
      );
    }
    return single;
  }
  return single;
}
