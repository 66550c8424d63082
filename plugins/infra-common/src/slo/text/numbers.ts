import Big from 'big.js';

/** Binary fractions are off by less than this many digits. */
const DIGITS = 12;

const exact = (value: number) => new Big(value.toPrecision(DIGITS));

const grouped = (whole: string) => whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** With commas between thousands, as English and Korean write it. */
function decimal(value: Big, decimals: number, rounding: 0 | 3): string {
  const [whole, rest] = value
    .round(decimals, rounding)
    .toFixed(decimals)
    .split('.');
  return rest === undefined ? grouped(whole) : `${grouped(whole)}.${rest}`;
}

/** Down and up are big.js' rounding towards 0 and away from it. */
const DOWN = 0;
const UP = 3;

/**
 * Digits behind the point of a percentage: as many as the target has nines, so that
 * two more digits are seen than the target has. At least one.
 */
export const sloDecimals = (target: number): number =>
  Math.max(
    1,
    Math.floor(-Math.log10(Number((1 - target).toPrecision(DIGITS))) + 1e-9),
  );

/**
 * A good part as a percentage, `99.899%`. Rounded towards failure: what is below the
 * target never looks like it, and only all of it is 100 %.
 * @param ratio 0 to 1
 */
export function sloPercentText(ratio: number, target: number): string {
  const decimals = sloDecimals(target);
  const percent = exact(ratio).times(100);
  const most =
    ratio < 1 ? new Big(100).minus(new Big(10).pow(-decimals)) : percent;
  return `${decimal(percent.gt(most) ? most : percent, decimals, DOWN)}%`;
}

/** A target as it was written, `99.9%`. */
export const sloTargetText = (target: number): string =>
  `${exact(target).times(100).toFixed()}%`;

/** What is left of a budget, or how far it is overspent. */
export interface SloBudgetText {
  isOverspent: boolean;
  /** Never negative: `34.1%` */
  percent: string;
}

/**
 * A budget with one digit behind the point, rounded towards failure: less left, or
 * more overspent. Only an untouched one has 100 %.
 * @param left part of the budget, 1 is all of it
 */
export function sloBudgetText(left: number): SloBudgetText {
  const isOverspent = left < 0;
  const percent = exact(Math.abs(left)).times(100);
  const most = new Big(99.9);
  const shown = left < 1 && !isOverspent && percent.gt(most) ? most : percent;
  return {
    isOverspent,
    percent: `${decimal(shown, 1, isOverspent ? UP : DOWN)}%`,
  };
}

/** How many times faster than even a budget burns; rounded up, `<0.01` where it is little. */
export function sloBurnText(burn: number): string {
  if (burn > 0 && burn < 0.01) return '<0.01';
  const value = exact(burn);
  const short = value.round(2, UP);
  return decimal(value, short.gte(10) ? 1 : 2, UP);
}

/** A number of events: bad ones are rounded up, all others down. */
export const sloCountText = (count: number, kind: 'bad' | 'other'): string =>
  decimal(exact(count), 0, kind === 'bad' ? UP : DOWN);
