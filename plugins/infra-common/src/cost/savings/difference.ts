import {
  Amount,
  addAmounts,
  compareAmounts,
  subtractAmounts,
  ZERO,
} from '../amount';
import { CostComponent, CostResource, Estimate } from '../estimate';
import { DeclaredStack } from '../estimate/resources';
import { MissingOfSaving } from './types';

/** What differs between two estimates of a stack. */
export interface Difference {
  /** What is paid less; negative: more. */
  monthly: Amount;
  /** Of the resources that differ. */
  before: Amount;
  after: Amount;
  /** A line that differs and has no amount on one of the sides. */
  missing?: MissingOfSaving;
}

type ByAddress = ReadonlyMap<string, readonly CostResource[]>;

function byAddress({ resources }: Estimate): ByAddress {
  const all = new Map<string, CostResource[]>();
  for (const each of resources) {
    const list = all.get(each.address);
    if (list) list.push(each);
    else all.set(each.address, [each]);
  }
  return all;
}

const linesOf = (
  resources: readonly CostResource[],
  path = '',
): (readonly [string, CostComponent])[] =>
  resources.flatMap(each => [
    ...each.components.map(
      line => [`${path}${JSON.stringify(line)}`, line] as const,
    ),
    ...linesOf(each.parts, `${path}${each.address}\0`),
  ]);

function missingIn(
  address: string,
  sides: readonly (readonly CostResource[])[],
  regionOf: (address: string) => string | undefined,
): MissingOfSaving | undefined {
  const [one, other] = sides.map(side => linesOf(side));
  const without = (list: typeof one, known: typeof one) => {
    const keys = new Set(known.map(([key]) => key));
    return list.filter(([key]) => !keys.has(key)).map(([, line]) => line);
  };
  const line = [...without(one, other), ...without(other, one)].find(
    each => each.monthly === null,
  );
  if (!line) return undefined;
  const region = regionOf(address);
  return {
    gap: line.gap ?? 'value',
    address,
    component: line.name,
    ...(line.priceKey !== undefined && { priceKey: line.priceKey }),
    ...(region !== undefined && { region }),
  };
}

const sumOf = (resources: readonly CostResource[]): Amount =>
  addAmounts(...resources.map(each => each.monthly));

/** What a stack would cost less, or why that cannot be told. */
export function differenceOf(
  stack: DeclaredStack,
  before: Estimate,
  after: Estimate,
): Difference {
  const [was, is] = [byAddress(before), byAddress(after)];
  const regionOf = (address: string) =>
    stack.resources.find(each => each.address === address)?.region ??
    stack.region;
  let [sumBefore, sumAfter]: Amount[] = [ZERO, ZERO];
  let missing: MissingOfSaving | undefined;
  for (const address of new Set([...was.keys(), ...is.keys()])) {
    const sides = [was.get(address) ?? [], is.get(address) ?? []];
    if (JSON.stringify(sides[0]) === JSON.stringify(sides[1])) continue;
    sumBefore = addAmounts(sumBefore, sumOf(sides[0]));
    sumAfter = addAmounts(sumAfter, sumOf(sides[1]));
    missing ??= missingIn(address, sides, regionOf);
  }
  return {
    monthly: subtractAmounts(before.monthly, after.monthly),
    before: sumBefore,
    after: sumAfter,
    ...(missing && { missing }),
  };
}

/** Whether something is paid less. */
export const isLess = ({ monthly }: Difference): boolean =>
  compareAmounts(monthly, ZERO) > 0;
