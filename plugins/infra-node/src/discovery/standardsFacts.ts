import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { StandardsFacts } from './facts';

/** Larger files are refused where the standards are read. Characters. */
const LARGEST = 1024 * 1024;
const MOST_EXCEPTIONS = 1_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const text = (node: unknown) => (typeof node === 'string' ? node : undefined);

/**
 * The exceptions of a `portal.yaml` with their lines. What is wrong with the
 * file is told where the standards are read.
 */
export function standardsFacts(source: string): StandardsFacts {
  const facts: StandardsFacts = { kind: 'standards', exceptions: [] };
  if (source.length > LARGEST) return facts;
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  if (document.errors.length > 0 || !isMap(document.contents)) return facts;
  const list = document.contents.get('exceptions');
  if (!isSeq(list)) return facts;
  for (const item of list.items.slice(0, MOST_EXCEPTIONS)) {
    if (!isMap(item)) continue;
    const id = text(item.get('id'));
    const rule = text(item.get('rule'));
    const until = text(item.get('until'));
    const stacks = item.get('stacks');
    if (!id || !rule || !until || !DAY.test(until) || !isSeq(stacks)) continue;
    facts.exceptions.push({
      id,
      rule,
      until,
      line: lines.linePos(item.range?.[0] ?? 0).line,
      stacks: stacks.items.flatMap(each =>
        isScalar(each) ? text(each.value) ?? [] : [],
      ),
    });
  }
  return facts;
}
