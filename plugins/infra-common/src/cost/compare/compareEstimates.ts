import { compareAmounts, subtractAmounts, ZERO } from '../amount';
import type { CostResource, Estimate } from '../estimate';
import { compareComponents } from './components';
import { type Pair, pairUp } from './pairs';
import type {
  CostChangeKind,
  EstimateChange,
  CostResourceChange,
} from './types';

const sizeOf = (amount: string) => amount.replace('-', '');

const order = (a: string, b: string) => Number(a > b) - Number(a < b);

/** The greatest change first, up or down. */
const byChange =
  <T extends { change: string }>(equal: (a: T, b: T) => number) =>
  (a: T, b: T) =>
    compareAmounts(sizeOf(b.change), sizeOf(a.change)) || equal(a, b);

/** Why two estimates say nothing of each other; undefined: they can be compared. */
export function incomparable(
  before?: Estimate,
  after?: Estimate,
): 'failed' | 'currency' | undefined {
  if (before?.state === 'failed' || after?.state === 'failed') return 'failed';
  const same = !before || !after || before.currency === after.currency;
  return same ? undefined : 'currency';
}

/**
 * What changed from one estimate to another, resource by resource and component
 * by component. A side that is left out stands for a stack that is not there.
 * Exact: changes of components add up to those of resources, and these to the
 * whole.
 *
 * @throws RangeError where neither is given, or they are `incomparable`
 */
export function compareEstimates(
  before: Estimate | undefined,
  after: Estimate | undefined,
): EstimateChange {
  const one = after ?? before;
  const reason = incomparable(before, after);
  if (!one || reason) {
    throw new RangeError(`The estimates cannot be compared: ${reason}.`);
  }
  const pairs = pairUp(
    before?.resources ?? [],
    after?.resources ?? [],
    ({ address }) => address,
  );
  const resources = pairs.flatMap(pair => changeOf(pair) ?? []);
  return {
    currency: one.currency,
    ...(before && { before: sideOf(before) }),
    ...(after && { after: sideOf(after) }),
    change: subtractAmounts(after?.monthly ?? ZERO, before?.monthly ?? ZERO),
    resources: resources.sort(byChange((a, b) => order(a.address, b.address))),
    unchanged: pairs.length - resources.length,
  };
}

function changeOf({
  before,
  after,
}: Pair<CostResource>): CostResourceChange | undefined {
  const components = compareComponents(before, after);
  const either = after ?? before;
  if (!either || (before && after && components.length === 0)) return undefined;
  const kind: CostChangeKind =
    (!before && 'added') || (!after && 'removed') || 'changed';
  return {
    kind,
    address: either.address,
    ...(either.type !== undefined && { type: either.type }),
    ...(before && { before: before.monthly }),
    ...(after && { after: after.monthly }),
    change: subtractAmounts(after?.monthly ?? ZERO, before?.monthly ?? ZERO),
    components: components.sort(byChange(() => 0)),
  };
}

function sideOf(estimate: Estimate) {
  const { grade, source, state, monthly, coverage, pricedAt } = estimate;
  const unknown = coverage.missingPrices + coverage.unknownUsage;
  return { grade, source, state, monthly, unknown, pricedAt };
}
