export interface PatchLine {
  /** Number in the file of its side. */
  line: number;
  side: 'LEFT' | 'RIGHT';
  /** Lines below the first hunk header, counted from 1. */
  position: number;
  /** The hunk from its header to this line. */
  hunk: string;
}

type Wanted = { line: number; side: 'LEFT' | 'RIGHT' } | { position: number };

/** A line of a patch (hunks only), or `undefined` when it is not in there. */
export function findLine(patch: string, wanted: Wanted): PatchLine | undefined {
  let [left, right] = [0, 0];
  let position = -1;
  let hunk: string[] = [];
  for (const text of patch.split('\n')) {
    position += 1;
    const header = text.match(/^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/);
    if (header) {
      left = Number(header[1]) - 1;
      right = Number(header[2]) - 1;
      hunk = [text];
      continue;
    }
    if (hunk.length === 0) continue;
    hunk.push(text);
    if (text.startsWith('\\')) continue;
    if (!text.startsWith('+')) left += 1;
    if (!text.startsWith('-')) right += 1;
    const side = text.startsWith('-') ? 'LEFT' : 'RIGHT';
    // An unchanged line stands on both sides.
    const context = !text.startsWith('-') && !text.startsWith('+');
    const at = { LEFT: left, RIGHT: right };
    if ('position' in wanted) {
      if (wanted.position !== position) continue;
      return { line: at[side], side, position, hunk: hunk.join('\n') };
    }
    if ((wanted.side === side || context) && wanted.line === at[wanted.side]) {
      return { ...wanted, position, hunk: hunk.join('\n') };
    }
  }
  return undefined;
}
