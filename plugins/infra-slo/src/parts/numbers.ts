/** Decimals that percentages have, so that floating point never tips one over. */
const EXACT = 12;

const exact = (value: number) => Number(value.toPrecision(EXACT));

/** Nines of a target: 3 for 0.999, and for 0.995 too. */
const ninesOf = (target: number) =>
  Math.max(1, Math.ceil(exact(-Math.log10(exact(1 - target)))));

/** A ratio as a percentage whose digits are cut off: never better than it is. */
function floorText(ratio: number, digits: number, language: string): string {
  const scale = 10 ** (digits + 2);
  return percentText(
    Math.floor(exact(ratio * scale)) / scale,
    digits,
    language,
  );
}

function percentText(ratio: number, digits: number, language: string): string {
  return new Intl.NumberFormat(language, {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(ratio);
}

/** What is promised, as exactly as it is written: "99.95%". */
export function targetText(target: number, language: string): string {
  return new Intl.NumberFormat(language, {
    style: 'percent',
    maximumFractionDigits: 10,
  }).format(exact(target));
}

/**
 * The good part of all, rounded towards failure, with a decimal for each nine that
 * is promised: 0.998996 is "99.899%" where 0.999 is the target, and only what
 * never failed is 100%.
 */
export function sliText(sli: number, target: number, language: string): string {
  if (sli >= 1) return percentText(1, 0, language);
  const digits = ninesOf(target);
  const most = 1 - 10 ** -(digits + 2);
  return floorText(Math.min(sli, most), digits, language);
}

/** Part of the budget, 0 to 1, rounded towards failure; "72%", "4.1%". */
export function budgetText(left: number, language: string): string {
  return floorText(left, left >= 0.1 || left <= 0 ? 0 : 1, language);
}

/** How far a budget is overspent; `left` is below 0. Rounded towards failure. */
export function overspentText(left: number, language: string): string {
  const digits = left > -0.1 ? 1 : 0;
  const scale = 10 ** (digits + 2);
  return percentText(Math.ceil(exact(-left * scale)) / scale, digits, language);
}

/** How many times faster than even; "<0.01", "0.52", "14.4". */
export function burnText(burn: number, language: string): string {
  if (burn > 0 && burn < 0.01) return `<${burnText(0.01, language)}`;
  const digits = burn >= 10 ? 1 : 2;
  return new Intl.NumberFormat(language, {
    minimumFractionDigits: burn === 0 ? 0 : digits,
    maximumFractionDigits: digits,
  }).format(burn);
}
