import type { DiffPart, LeftOut } from '@infra-portal/infra-common';

/**
 * The first parts with at most `limit` shown lines, folds that were opened
 * counted as shown, and how many lines are left. Folds in what is left count
 * too: they come with it.
 */
export function limitParts(
  parts: readonly (DiffPart | LeftOut)[],
  limit: number,
  unfolded: ReadonlySet<number>,
): { shown: (DiffPart | LeftOut)[]; left: number } {
  const shown: (DiffPart | LeftOut)[] = [];
  let room = limit;
  let left = 0;
  for (const part of parts) {
    if (part.kind === 'left-out') {
      if (room > 0) shown.push(part);
      else left += part.count;
      continue;
    }
    const opened =
      part.kind === 'folded' && unfolded.has(part.lines[0].after ?? -1);
    const visible = part.kind === 'shown' || opened;
    if (room <= 0) {
      left += part.lines.length;
    } else if (!visible) {
      shown.push(part);
    } else {
      shown.push({ kind: 'shown', lines: part.lines.slice(0, room) });
      left += Math.max(0, part.lines.length - room);
      room -= part.lines.length;
    }
  }
  return { shown, left };
}
