import type { Attribute, Block, BodyItem, Expression } from '../syntax';
import type { Source } from './report';

/** A block at the top of a file of a module. */
export interface TopBlock {
  block: Block;
  source: Source;
  /** Where items are from, when override files changed the block. */
  sources?: ReadonlyMap<BodyItem, Source>;
}

/** The file that an item of a block is from. */
export function sourceOfItem(top: TopBlock, item: BodyItem): Source {
  return top.sources?.get(item) ?? top.source;
}

export function attributeOf(block: Block, name: string): Attribute | undefined {
  for (const item of block.body) {
    if (item.kind === 'attribute' && item.name === name) return item;
  }
  return undefined;
}

export function expressionOf(
  block: Block,
  name: string,
): Expression | undefined {
  return attributeOf(block, name)?.value;
}

/** The text of a label; empty when there is no such label. */
export function labelOf(block: Block, index: number): string {
  return block.labels[index]?.text ?? '';
}

/** How messages name a block: `aws_vpc.main`, `module.network`, `variable "x"`. */
export function blockText(block: Block): string {
  const labels = block.labels.map(label => label.text);
  switch (block.type) {
    case 'resource':
      return labels.join('.');
    case 'data':
    case 'ephemeral':
    case 'module':
      return [block.type, ...labels].join('.');
    default:
      return [block.type, ...labels.map(label => JSON.stringify(label))].join(
        ' ',
      );
  }
}
