import { mergedItems } from '../read/overrides';
import type { Module, ModuleArgument, ModuleBlock } from '../read/module';
import type { Block } from '../syntax';
import type { TopBlock } from './topBlocks';

/** What a module's files hold, as far as they could be read. */
export interface ModuleContent {
  blocks: readonly TopBlock[];
  /** A file could not be read: what is missing here may still exist. */
  incomplete: boolean;
  /** Local values, override files applied. */
  locals: ReadonlyMap<string, ModuleArgument>;
}

/**
 * A block as Terraform sees it, override files applied. Of several lifecycle
 * blocks the last one stands for all.
 */
export function mergedBlock(top: ModuleBlock): TopBlock {
  const { block, source, overrides } = top;
  if (overrides.length === 0) return { block, source };
  const items = mergedItems(top);
  const last = items.findLastIndex(
    ({ item }) => item.kind === 'block' && item.type === 'lifecycle',
  );
  const kept = items.filter(
    ({ item }, index) =>
      item.kind === 'attribute' || item.type !== 'lifecycle' || index === last,
  );
  const merged: Block = { ...block, body: kept.map(({ item }) => item) };
  return {
    block: merged,
    source,
    sources: new Map(kept.map(each => [each.item, each.source])),
  };
}

/** The blocks of a module, and those that override files bring alone. */
export function contentOf(module: Module): ModuleContent {
  const seen = new Set(module.blocks);
  const alone = [
    ...module.terraform.blocks,
    ...module.providers.values(),
  ].filter(top => !seen.has(top));
  return {
    blocks: [...module.blocks, ...alone].map(mergedBlock),
    incomplete: module.incomplete,
    locals: module.locals,
  };
}
