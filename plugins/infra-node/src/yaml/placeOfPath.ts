import { type Document, isNode, type LineCounter, type ParsedNode } from 'yaml';
import type { YamlPath } from './locate';

/** Where a path begins; of the nearest parent where it is missing. */
export function offsetOfPath(
  document: Document.Parsed<ParsedNode>,
  path: YamlPath,
): number {
  for (let length = path.length; length > 0; length -= 1) {
    const steps = path.slice(0, length);
    const parent: any = document.getIn(steps.slice(0, -1), true);
    const last = steps[length - 1];
    const pair = parent?.items?.find?.(
      (each: any) => isNode(each?.key) && (each.key as any).value === last,
    );
    const node = pair?.key ?? document.getIn(steps, true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

/** A place that counts from 1, also in an empty file. */
export function lineAndColumn(
  lines: LineCounter,
  offset: number,
): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: col || 1 };
}
