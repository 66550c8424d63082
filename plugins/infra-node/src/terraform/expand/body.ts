import { count, tuple, unknown, type Value } from '../evaluate/values';
import type { BlockSchema } from '../schema';
import { literalString } from '../read/literalString';
import type { ModuleItem } from '../read/module';
import type { Block, Expression } from '../syntax';
import { asBlocks } from './jsonBlocks';
import { memberType } from './memberType';
import { once, openObject, type Later } from './lazy';
import { type Argument, inFile, type Iterator, type Place } from './place';
import { eachScope } from './repetition';
import type { Run } from './run';

/** Blocks of one type, written or made by `dynamic`. */
export interface Blocks {
  bodies: Body[];
  /** What a `dynamic` block goes over where that is not known. */
  open: { expression: Expression; place: Place }[];
}

/** Arguments and blocks of a block. Nothing is computed before it is asked for. */
export interface Body {
  arguments: Map<string, Argument>;
  blocks: Map<string, () => Blocks>;
}

export interface BodyOptions {
  /** Names that are for Terraform itself, and not the provider's. */
  skipped?: ReadonlySet<string>;
  /** Tells blocks from arguments in JSON. */
  schema?: BlockSchema;
}

export function bodyOf(
  items: readonly ModuleItem[],
  place: Place,
  run: Run,
  { skipped = new Set(), schema }: BodyOptions = {},
): Body {
  const body: Body = { arguments: new Map(), blocks: new Map() };
  const found = new Map<string, ModuleItem[]>();
  for (const { item, source } of items) {
    if (item.kind === 'attribute') {
      if (skipped.has(item.name)) continue;
      const at = inFile(place, source);
      const expression = item.value;
      if (source.json && item.name === 'dynamic') {
        run.problem('Dynamic blocks of JSON are left out.', place.address);
        continue;
      }
      const member = source.json && schema?.members.get(item.name);
      const value = once(() =>
        asBlocks(run.value(expression, at), member || undefined),
      );
      body.arguments.set(item.name, { expression, place: at, value });
      continue;
    }
    const type = item.type === 'dynamic' ? item.labels[0]?.text : item.type;
    if (type === undefined || skipped.has(type)) continue;
    const same = found.get(type);
    if (same) same.push({ item, source });
    else found.set(type, [{ item, source }]);
  }
  for (const [type, blocks] of found) {
    let known: Blocks | undefined;
    body.blocks.set(type, () => (known ??= blocksOf(blocks, place, run)));
  }
  return body;
}

function blocksOf(
  items: readonly ModuleItem[],
  place: Place,
  run: Run,
): Blocks {
  const blocks: Blocks = { bodies: [], open: [] };
  for (const { item, source } of items) {
    if (item.kind !== 'block') continue;
    const at = inFile(place, source);
    if (item.type !== 'dynamic') blocks.bodies.push(nested(item, at, run));
    else addDynamic(item, at, run, blocks);
  }
  return blocks;
}

function nested(block: Block, place: Place, run: Run): Body {
  const items = block.body.map(item => ({ item, source: place.source }));
  return bodyOf(items, place, run);
}

function argument(block: Block, name: string): Expression | undefined {
  for (const item of block.body) {
    if (item.kind === 'attribute' && item.name === name) return item.value;
  }
  return undefined;
}

/** `dynamic "type" { for_each = …, iterator = …, content { … } }` */
function addDynamic(block: Block, place: Place, run: Run, into: Blocks): void {
  const over = argument(block, 'for_each');
  const content = block.body.find(
    (item): item is Block => item.kind === 'block' && item.type === 'content',
  );
  if (!over || !content) {
    run.problem('A dynamic block needs for_each and content.', place.address);
    return;
  }
  const elements = elementsOf(run.value(over, place));
  if (!elements) {
    into.open.push({ expression: over, place });
    return;
  }
  const name = iteratorOf(block);
  for (const [key, value] of elements) {
    if (run.isOver || !run.spend()) return;
    const iterator: Iterator = {
      expression: over,
      place,
      key: key.kind === 'unknown' ? undefined : keyText(key),
    };
    const inner: Place = {
      ...place,
      scope: eachScope(place.scope, key, value, name),
      iterators: new Map(place.iterators).set(name, iterator),
    };
    into.bodies.push(nested(content, inner, run));
  }
}

function iteratorOf(block: Block): string {
  const named = argument(block, 'iterator');
  if (named?.kind === 'variable') return named.name;
  return (named && literalString(named)) ?? block.labels[0].text;
}

function keyText(key: Value): string | undefined {
  if (key.kind === 'string') return key.value;
  return key.kind === 'number' ? key.value.toString() : undefined;
}

/** What a `dynamic` block goes over: keys and values; undefined while not known. */
function elementsOf(value: Value): [Value, Value][] | undefined {
  if (value.kind === 'null') return [];
  if ('entries' in value) {
    return [...value.entries].map(([key, item]) => [
      { kind: 'string', value: key },
      item,
    ]);
  }
  if (!('items' in value)) return undefined;
  return value.items.map((item, index) => [
    value.kind === 'set' ? item : count(index),
    item,
  ]);
}

/**
 * What references to a resource see: its arguments, and all else unknown.
 *
 * @param schema of the resource, for the types of what is not known
 */
export function declaredValue(body: Body, schema?: BlockSchema): Value {
  const makers = new Map<string, Later>();
  const typeOf = (name: string) => memberType(schema, name);
  for (const [name, each] of body.arguments) {
    makers.set(name, () => {
      const value = each.value();
      const isOpen = value.kind === 'unknown' && value.type.kind === 'dynamic';
      // The provider may give what is not set.
      return isOpen || value.kind === 'null' ? unknown(typeOf(name)) : value;
    });
  }
  for (const [name, blocks] of body.blocks) {
    makers.set(
      name,
      once(() => {
        const { bodies, open } = blocks();
        if (open.length > 0) return unknown();
        return tuple(bodies.map(each => declaredValue(each)));
      }),
    );
  }
  return openObject(makers, typeOf);
}
