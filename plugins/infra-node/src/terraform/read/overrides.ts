import type { Attribute } from '../syntax';
import type { ModuleArgument, ModuleBlock, ModuleItem } from './module';

/** Whether Terraform merges a file over the others, by its name. */
export function isOverrideFile(path: string): boolean {
  return /(?:^|[/_])override\.tf(?:\.json)?$/.test(path);
}

const sameBlock = (a: ModuleItem, b: ModuleItem) =>
  a.item.kind === 'block' &&
  b.item.kind === 'block' &&
  a.item.type === b.item.type;

const sameArgument = (a: ModuleItem, b: ModuleItem) =>
  a.item.kind === 'attribute' &&
  b.item.kind === 'attribute' &&
  a.item.name === b.item.name;

/** These are merged an argument at a time; other nested blocks are replaced. */
const isMerged = ({ item }: ModuleItem) =>
  item.kind === 'block' && item.type === 'lifecycle';

/**
 * Arguments and nested blocks of a block after its overrides: an argument
 * replaces the one of its name, and nested blocks of a type replace all of it.
 * A `lifecycle` block is merged, so there may be several.
 * @see https://developer.hashicorp.com/terraform/language/files/override
 */
export function mergedItems(top: ModuleBlock): ModuleItem[] {
  let items = itemsOf(top);
  for (const override of top.overrides) {
    const news = itemsOf(override);
    items = [
      ...items.filter(
        old =>
          isMerged(old) ||
          !news.some(each => sameBlock(old, each) || sameArgument(old, each)),
      ),
      ...news,
    ];
  }
  return items;
}

/** An argument of a block after its overrides. */
export function mergedArgument(
  top: ModuleBlock,
  name: string,
): ModuleArgument | undefined {
  for (const each of [...top.overrides].reverse()) {
    const found = ownArgument(each, name);
    if (found) return found;
  }
  return ownArgument(top, name);
}

function ownArgument(
  { block, source }: ModuleBlock,
  name: string,
): ModuleArgument | undefined {
  const attribute = block.body.find(
    (item): item is Attribute =>
      item.kind === 'attribute' && item.name === name,
  );
  return attribute && { attribute, source };
}

function itemsOf({ block, source }: ModuleBlock): ModuleItem[] {
  return block.body.map(item => ({ item, source }));
}
