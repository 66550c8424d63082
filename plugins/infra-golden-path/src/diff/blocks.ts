import type { DiffLine } from '@infra-portal/infra-common';
import type { Fold, Section } from './sections';

/** Rows that are drawn, or left out of sight, together. */
export const BLOCK = 40;

/** Lines of one section that are drawn together; `key` stays the same. */
export interface Block {
  kind: 'block';
  key: string;
  lines: DiffLine[];
}

/** A change of more lines than this is cut all the same. */
const MOST = 4 * BLOCK;

// Between what stays, or within what only comes.
const mayCut = (last: DiffLine, next: DiffLine) =>
  last.kind === next.kind ? last.kind !== 'removed' : next.kind === 'same';

/** Cuts sections into pieces of some lines. No change is cut from its other half. */
export function blocksOf(sections: readonly Section[]): (Block | Fold)[] {
  return sections.flatMap((section): (Block | Fold)[] => {
    if (section.kind === 'fold') return [section];
    const blocks: Block[] = [];
    let lines: DiffLine[] = [];
    const close = () => {
      if (lines.length === 0) return;
      const { before = '', after = '' } = lines[0];
      blocks.push({ kind: 'block', key: `${before}:${after}`, lines });
      lines = [];
    };
    for (const line of section.lines) {
      const isFull = lines.length >= BLOCK && mayCut(lines.at(-1)!, line);
      if (isFull || lines.length >= MOST) close();
      lines.push(line);
    }
    close();
    return blocks;
  });
}
