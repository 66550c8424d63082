/** `@@ -3,0 +4,2 @@`: lines from 3 on before are from 4 on after. */
const HUNK = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/gm;

/**
 * Number of a line after a change, or `undefined` when the change touched it.
 * @param patch hunks without lines around them, as `git diff -U0` writes them
 */
export function followLine(patch: string, line: number): number | undefined {
  let shift = 0;
  for (const [, at, before = '1', , after = '1'] of patch.matchAll(HUNK)) {
    const [from, removed, added] = [Number(at), Number(before), Number(after)];
    // Where nothing is removed, the new lines stand below this one.
    const isAbove = removed === 0 ? from < line : from + removed <= line;
    if (!isAbove) {
      return removed > 0 && line >= from ? undefined : line + shift;
    }
    shift += added - removed;
  }
  return line + shift;
}
