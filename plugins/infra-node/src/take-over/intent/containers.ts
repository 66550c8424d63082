import { literalString } from '../../terraform/read/literalString';
import type { Module, ModuleBlock } from '../../terraform/read/module';
import { mergedItems } from '../../terraform/read/overrides';
import type { Expression, ObjectExpression } from '../../terraform/syntax';

/** Deeper than this nobody writes containers. */
const DEEPEST = 12;

const keyOf = (key: Expression): string | undefined =>
  key.kind === 'variable' ? key.name : literalString(key);

/** A container as it is written, whatever writes it. */
export class Container {
  constructor(
    private readonly module: Module,
    private readonly object: ObjectExpression,
    /** Whether it is the argument `container` of a call. */
    readonly isMain: boolean,
  ) {}

  /** What is written under a name. */
  get(name: string): Expression | undefined {
    const found = this.object.items.find(({ key }) => keyOf(key) === name);
    return found && through(this.module, found.value);
  }

  text(name: string): string | undefined {
    const value = this.get(name);
    return value && literalString(value);
  }

  /** The port it listens on, where it is one number. */
  port(): number | undefined {
    const mappings = this.get('portMappings');
    const [first, ...more] =
      mappings?.kind === 'tuple' ? mappings.items : [undefined];
    const mapping =
      first?.kind === 'object' && more.length === 0
        ? new Container(this.module, first, false)
        : undefined;
    const value =
      mapping?.get('containerPort') ?? this.get('port') ?? undefined;
    return value?.kind === 'number' ? Number(value.digits) : undefined;
  }

  /** Names of a map, or of a list of `{ name, value }`; no text: not literal. */
  entries(name: string): { name: string; text?: string }[] {
    const value = this.get(name);
    if (value?.kind === 'object') {
      return value.items.flatMap(({ key, value: item }) => {
        const own = keyOf(key);
        const text = literalString(through(this.module, item));
        return own === undefined ? [] : [{ name: own, text }];
      });
    }
    if (value?.kind !== 'tuple') return [];
    return value.items.flatMap(item => {
      if (item.kind !== 'object') return [];
      const entry = new Container(this.module, item, false);
      const own = entry.text('name');
      return own === undefined
        ? []
        : [{ name: own, text: entry.text('value') }];
    });
  }
}

/** What a local value stands for, and what is inside of parentheses. */
function through(module: Module, node: Expression, depth = 0): Expression {
  if (depth > DEEPEST) return node;
  if (node.kind === 'parentheses')
    return through(module, node.inner, depth + 1);
  const isLocal =
    node.kind === 'getAttribute' &&
    node.of.kind === 'variable' &&
    node.of.name === 'local';
  const local = isLocal ? module.locals.get(node.name) : undefined;
  return local ? through(module, local.attribute.value, depth + 1) : node;
}

/** The containers that a task definition, or the call that makes it, writes. */
export function containersIn(module: Module, block: ModuleBlock): Container[] {
  return mergedItems(block).flatMap(({ item }) =>
    item.kind === 'attribute'
      ? within(module, item.value, item.name === 'container', 0)
      : [],
  );
}

function within(
  module: Module,
  written: Expression,
  isMain: boolean,
  depth: number,
): Container[] {
  if (depth > DEEPEST) return [];
  const node = through(module, written);
  const inside = (items: readonly Expression[]) =>
    items.flatMap(each => within(module, each, isMain, depth + 1));
  switch (node.kind) {
    case 'tuple':
      return inside(node.items);
    case 'call':
      return inside(node.arguments);
    case 'object':
      return node.items.some(({ key }) => keyOf(key) === 'image')
        ? [new Container(module, node, isMain)]
        : inside(node.items.map(({ value }) => value));
    default:
      return [];
  }
}
