import {
  addAmounts,
  type Amount,
  compareAmounts,
  type CostDays,
  subtractAmounts,
  ZERO,
} from '@infra-portal/infra-common';

/** One band of a stacked chart. */
export interface Series {
  /** A key of the dimension, empty for what has none; or what has no band of its own. */
  key?: string;
  kind: 'key' | 'rest' | 'total';
  /** Of each day. */
  amounts: Amount[];
}

/** More bands than this cannot be told apart. */
const MOST = 7;

/**
 * The bands of days, the greatest of the last day first. Keys that are small
 * are put together, so that the bands of a day always make its exact total.
 */
export function seriesOf({ days }: CostDays): Series[] {
  const keys = new Set(days.flatMap(({ by }) => Object.keys(by ?? {})));
  if (keys.size === 0)
    return [{ kind: 'total', amounts: days.map(day => day.monthly) }];
  const all = [...keys].map((key): Series & { key: string } => ({
    ...{ kind: 'key', key },
    amounts: days.map(({ by }) => by?.[key] ?? ZERO),
  }));
  const weight = ({ amounts }: Series) => addAmounts(...amounts.slice(-1));
  all.sort(
    (a, b) =>
      compareAmounts(weight(b), weight(a)) ||
      compareAmounts(addAmounts(...b.amounts), addAmounts(...a.amounts)) ||
      (a.key < b.key ? -1 : 1),
  );
  const shown: Series[] = all.slice(0, all.length > MOST + 1 ? MOST : MOST + 1);
  const rest = days.map(({ monthly }, index) =>
    subtractAmounts(
      monthly,
      addAmounts(...shown.map(({ amounts }) => amounts[index])),
    ),
  );
  return rest.every(amount => amount === ZERO)
    ? shown
    : [...shown, { kind: 'rest', amounts: rest }];
}
