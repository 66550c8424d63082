import { allExpressions } from '../evaluate';
import type { BodyItem, Expression } from '../syntax';
import { stepName, unwind } from './access';
import { resourceKey, type Declarations } from './declared';
import type { Place, Report } from './report';

/** Longer rings are cut in messages. */
const LONGEST_RING = 8;

/** Something that depends on others: `local.a`, `aws_vpc.main`. */
interface Node {
  place: Place;
  needs: string[];
}

const KINDS = ['data', 'ephemeral', 'resource'];

/** The local or resource that a reference means; undefined for all else. */
function referenced(expression: Expression): string | undefined {
  const { root, steps } = unwind(expression);
  if (root.kind !== 'variable') return undefined;
  const names = [root.name, ...steps.slice(0, 2).map(stepName)];
  if (root.name === 'local') return `local.${names[1]}`;
  const offset = KINDS.includes(root.name) ? 1 : 0;
  const [type, name] = [names[offset], names[offset + 1]];
  if (type === undefined || name === undefined) return undefined;
  const kind = root.name === 'data' || root.name === 'ephemeral';
  return kind
    ? resourceKey(root.name as 'data', type, name)
    : resourceKey('resource', type, name);
}

function collect(expression: Expression, into: Set<string>) {
  for (const each of allExpressions(expression)) {
    const needed = referenced(each);
    if (needed !== undefined) into.add(needed);
  }
}

function collectBody(body: readonly BodyItem[], into: Set<string>) {
  for (const item of body) {
    if (item.kind === 'attribute') {
      // Names of the resource's own attributes, not references.
      if (item.name !== 'ignore_changes') collect(item.value, into);
    } else if (item.type !== 'provisioner' && item.type !== 'connection') {
      collectBody(item.body, into);
    }
  }
}

function graphOf(declared: Declarations): Map<string, Node> {
  const graph = new Map<string, Node>();
  for (const [name, { start, expression, source }] of declared.locals) {
    const needs = new Set<string>();
    collect(expression, needs);
    const place = { source, offset: start };
    graph.set(`local.${name}`, { place, needs: [...needs] });
  }
  for (const [name, { block, source }] of declared.resources) {
    const needs = new Set<string>();
    collectBody(block.body, needs);
    const place = { source, offset: block.start };
    graph.set(name, { place, needs: [...needs] });
  }
  return graph;
}

function ringText(ring: string[]): string {
  const shownRing =
    ring.length > LONGEST_RING
      ? [...ring.slice(0, LONGEST_RING), `… (${ring.length} in all)`]
      : ring;
  return [...shownRing, ring[0]].join(' → ');
}

/**
 * Reports each ring of locals, resources and data sources that need each
 * other, once. Module calls are left out: their inputs and outputs depend on
 * each other one by one.
 */
export function checkCycles(declared: Declarations, report: Report) {
  const graph = graphOf(declared);
  const done = new Set<string>();
  for (const start of graph.keys()) {
    // A walk in depth without recursion: rings and chains may be long.
    const path: { name: string; next: number }[] = [];
    const onPath = new Map<string, number>();
    const enter = (name: string) => {
      onPath.set(name, path.length);
      path.push({ name, next: 0 });
    };
    if (report.full) return;
    if (!done.has(start)) enter(start);
    while (path.length > 0) {
      const top = path[path.length - 1];
      const node = graph.get(top.name);
      const needed = node?.needs[top.next];
      top.next += 1;
      if (!node || needed === undefined) {
        done.add(top.name);
        onPath.delete(top.name);
        path.pop();
        continue;
      }
      const at = onPath.get(needed);
      if (at !== undefined) {
        const ring = path.slice(at).map(each => each.name);
        const place = graph.get(needed)?.place ?? node.place;
        for (const name of ring) report.cover(graph.get(name)?.place ?? place);
        report.add(
          place,
          'cycle',
          ring.length === 1
            ? `${needed} needs itself`
            : `these need each other: ${ringText(ring)}`,
          'take one of the references out',
        );
      } else if (graph.has(needed) && !done.has(needed)) {
        enter(needed);
      }
    }
  }
}
