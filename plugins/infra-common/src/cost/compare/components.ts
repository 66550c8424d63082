import { subtractAmounts, ZERO } from '../amount';
import type { CostComponent, CostResource } from '../estimate';
import { type Pair, pairUp } from './pairs';
import type { CostComponentChange, CostMove } from './types';

/** A component, and the parts that lead to it. */
interface Line {
  path: string[];
  component: CostComponent;
}

const linesOf = (
  resource: CostResource | undefined,
  path: string[] = [],
): Line[] =>
  resource
    ? [
        ...resource.components.map(component => ({ path, component })),
        ...resource.parts.flatMap(part =>
          linesOf(part, [...path, part.address]),
        ),
      ]
    : [];

const placeOf = ({ path, component }: Line) =>
  JSON.stringify([path, component.unit, component.usageBased]);

const nameOf = (line: Line) =>
  JSON.stringify([placeOf(line), line.component.name]);

/** `Instance usage (Linux/UNIX, on-demand, t3.micro)` without what it is of. */
const kindOf = (line: Line) =>
  JSON.stringify([placeOf(line), line.component.name.split(' (')[0]]);

/** Components of a resource that differ. */
export function compareComponents(
  before: CostResource | undefined,
  after: CostResource | undefined,
): CostComponentChange[] {
  const named = pairUp(linesOf(before), linesOf(after), nameOf);
  const paired = named.filter(pair => pair.before && pair.after);
  // Another size has another name: what is left pairs by what it is a line of.
  const left = pairUp(
    named.flatMap(pair => (!pair.after && pair.before) || []),
    named.flatMap(pair => (!pair.before && pair.after) || []),
    kindOf,
  );
  return [...paired, ...left].flatMap(pair => changeOf(pair) ?? []);
}

function changeOf({
  before,
  after,
}: Pair<Line>): CostComponentChange | undefined {
  const [was, is] = [before?.component, after?.component];
  const change = subtractAmounts(is?.monthly ?? ZERO, was?.monthly ?? ZERO);
  const frame = { path: (after ?? before)?.path ?? [], change };
  if (!was) return { kind: 'added', ...frame, after: is, moved: [] };
  if (!is) return { kind: 'removed', ...frame, before: was, moved: [] };
  const moved = movesOf(was, is);
  if (moved.length === 0 && change === ZERO) return undefined;
  return { kind: 'changed', ...frame, before: was, after: is, moved };
}

function movesOf(before: CostComponent, after: CostComponent): CostMove[] {
  const moved: CostMove[] = [];
  if (before.price !== after.price) moved.push('price');
  if (before.quantity !== after.quantity) {
    moved.push(after.usageBased ? 'usage' : 'amount');
  }
  if ((before.monthly === null) !== (after.monthly === null)) {
    moved.push('known');
  }
  return moved;
}
