import type { Block, BodyItem } from '../syntax';
import { DEEPEST_STATEMENT, STATEMENTS } from './provider/wireBlock';

const isBlock = (item: BodyItem): item is Block => item.kind === 'block';

/** The name of the block that a block makes: `dynamic "statement"` makes statements. */
const madeName = (block: Block) =>
  block.type === 'dynamic' ? block.labels[0]?.text ?? '' : block.type;

/** How deep WAF statements nest in a block, dynamic ones included. */
export function statementDepth(block: Block): number {
  let deepest = 0;
  const rest = [{ block, depth: 0 }];
  for (let next = rest.pop(); next; next = rest.pop()) {
    const own = STATEMENTS.includes(madeName(next.block)) ? 1 : 0;
    const depth = next.depth + own;
    deepest = Math.max(deepest, depth);
    if (deepest >= DEEPEST_STATEMENT) break;
    for (const inner of next.block.body.filter(isBlock)) {
      rest.push({ block: inner, depth });
    }
  }
  return deepest;
}
