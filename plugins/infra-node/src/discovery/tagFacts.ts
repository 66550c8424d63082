import type {
  Attribute,
  Block,
  BodyItem,
  Expression,
} from '../terraform/syntax';
import { literalString } from '../terraform/read/literalString';
import type { Module, ModuleBlock } from '../terraform/read/module';
import { parseExpression } from '../terraform/read/parse';
import type { ProviderFacts, TaggedFacts, TagsFacts } from './facts';
import { written } from './written';

type Line = (offset: number) => number;
/** The expression of a local value, where it is known. */
export type LocalOf = (name: string) => Expression | undefined;

/** Local values that are made of each other deeper than this are a circle. */
const DEEPEST = 8;

const find = (items: readonly BodyItem[], name: string) =>
  items.find(
    (item): item is Attribute =>
      item.kind === 'attribute' && item.name === name,
  );

const isEmpty = (value: Expression) =>
  value.kind === 'null' || literalString(value) === '';

/**
 * The names of tags that an expression gives, those with an empty value left
 * out; undefined where they cannot be told.
 */
export function tagKeys(
  value: Expression,
  localOf: LocalOf,
  depth = 0,
): string[] | undefined {
  if (depth > DEEPEST) return undefined;
  const inner = (each: Expression) => tagKeys(each, localOf, depth + 1);
  switch (value.kind) {
    case 'parentheses':
      return inner(value.inner);
    case 'object': {
      const keys = value.items.map(item => ({
        ...item,
        name:
          item.key.kind === 'variable'
            ? item.key.name
            : literalString(item.key),
      }));
      return keys.every(({ name }) => name !== undefined)
        ? keys.flatMap(each => (isEmpty(each.value) ? [] : each.name!))
        : undefined;
    }
    case 'getAttribute': {
      const isLocal = value.of.kind === 'variable' && value.of.name === 'local';
      const local = isLocal ? localOf(value.name) : undefined;
      return local && inner(local);
    }
    case 'call': {
      if (value.name !== 'merge' || value.spread) return undefined;
      const lists = value.arguments.map(inner);
      return lists.every(list => list !== undefined)
        ? [...new Set(lists.flatMap(list => list ?? []))]
        : undefined;
    }
    default:
      return undefined;
  }
}

/** {@link tagKeys} of what a file kept for the files beside it. */
export function keysOf(
  tags: TagsFacts,
  locals: ReadonlyMap<string, string>,
): string[] | undefined {
  if ('keys' in tags) return tags.keys;
  const parsed = (code: string | undefined) => {
    try {
      return code === undefined ? undefined : parseExpression(code, 'tags');
    } catch {
      return undefined;
    }
  };
  const value = parsed(tags.code);
  return value && tagKeys(value, name => parsed(locals.get(name)));
}

/** What the default tags of a provider are, in either syntax. */
function defaultTags({ body }: Block): Attribute | undefined {
  for (const item of body) {
    if (item.kind === 'block' && item.type === 'default_tags') {
      return find(item.body, 'tags');
    }
    if (item.kind !== 'attribute' || item.name !== 'default_tags') continue;
    // JSON cannot tell a block from an argument.
    const [first] =
      item.value.kind === 'tuple' ? item.value.items : [item.value];
    if (first?.kind !== 'object') return undefined;
    const tags = first.items.find(({ key }) => literalString(key) === 'tags');
    return tags && { ...item, name: 'tags', value: tags.value };
  }
  return undefined;
}

function tagsFacts(
  attribute: Attribute,
  { source }: ModuleBlock,
  locals: Module['locals'],
): TagsFacts | undefined {
  const keys = tagKeys(
    attribute.value,
    name => locals.get(name)?.attribute.value,
  );
  if (keys) return { keys };
  const code = written({ attribute, source });
  return code === undefined ? undefined : { code };
}

/** The `provider` blocks of a file. */
export function providersOf(module: Module, line: Line): ProviderFacts[] {
  return [...module.providers].map(([name, top]) => {
    const { block } = top;
    const found = defaultTags(block);
    const tags = found && tagsFacts(found, top, module.locals);
    return {
      name: block.labels[0].text,
      line: line(block.start),
      ...(name.includes('.') && { alias: true as const }),
      ...(found && { tagsLine: line(found.start) }),
      ...(tags && { tags }),
    };
  });
}

/** Resources and module calls of a file that are given tags. */
export function taggedOf(module: Module, line: Line): TaggedFacts[] {
  const tagged = (name: string, top: ModuleBlock): TaggedFacts[] => {
    const found = find(top.block.body, 'tags');
    const tags = found && tagsFacts(found, top, module.locals);
    return tags ? [{ name, line: line(found.start), tags }] : [];
  };
  return [
    ...[...module.resources].flatMap(([name, top]) =>
      name.startsWith('aws_') ? tagged(name, top) : [],
    ),
    ...[...module.calls].flatMap(([name, top]) =>
      tagged(`module.${name}`, top),
    ),
  ];
}
