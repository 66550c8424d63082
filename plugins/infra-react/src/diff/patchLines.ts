/** A line of a unified diff, with where it stands. */
export interface PatchLine {
  kind: 'added' | 'removed' | 'same' | 'hunk';
  text: string;
  /** Line before the change, from 1. */
  before?: number;
  /** Line after it. */
  after?: number;
}

const HUNK = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/;

/** The lines of a unified diff of one file, without its head. */
export function patchLines(patch: string): PatchLine[] {
  const lines: PatchLine[] = [];
  let before = 0;
  let after = 0;
  for (const line of patch.replace(/\n$/, '').split('\n')) {
    const hunk = HUNK.exec(line);
    if (hunk) {
      [before, after] = [Number(hunk[1]), Number(hunk[2])];
      lines.push({ kind: 'hunk', text: line });
      continue;
    }
    // What stands before the first hunk is the head.
    if (lines.length === 0) continue;
    const text = line.slice(1);
    switch (line[0]) {
      case '+':
        lines.push({ kind: 'added', text, after });
        after += 1;
        break;
      case '-':
        lines.push({ kind: 'removed', text, before });
        before += 1;
        break;
      case ' ':
        lines.push({ kind: 'same', text, before, after });
        before += 1;
        after += 1;
        break;
      default:
      // "\ No newline at end of file"
    }
  }
  return lines;
}
