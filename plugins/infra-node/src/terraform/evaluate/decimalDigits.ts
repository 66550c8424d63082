/**
 * The fewest digits between the bounds, nearest to the exact ones, padded with
 * zeros to their length. All three have the same length.
 */
export function shortestDigits(
  exact: string,
  lower: string,
  upper: string,
  inclusive: boolean,
): string {
  const floor = BigInt(lower);
  const ceiling = BigInt(upper);
  for (let kept = commonLength(lower, upper); kept < exact.length; kept++) {
    const unit = 10n ** BigInt(exact.length - kept);
    const down = (BigInt(exact) / unit) * unit;
    const up = down + unit;
    const downFits = inclusive ? down >= floor : down > floor;
    const upFits = inclusive ? up <= ceiling : up < ceiling;
    if (!downFits && !upFits) continue;
    const nearerUp = (BigInt(exact) - down) * 2n > unit;
    const chosen = upFits && (!downFits || nearerUp) ? up : down;
    return chosen.toString().padStart(exact.length, '0');
  }
  return exact;
}

function commonLength(left: string, right: string): number {
  let index = 0;
  while (index < left.length && left[index] === right[index]) index += 1;
  return index;
}

/** Puts the point before the last `scale` digits and drops needless zeros. */
export function placePoint(digits: string, scale: number): string {
  const padded = digits.padStart(scale + 1, '0');
  const whole = padded.slice(0, padded.length - scale).replace(/^0+(?=\d)/, '');
  const fraction = padded.slice(padded.length - scale).replace(/0+$/, '');
  return scale === 0 || fraction === '' ? whole : `${whole}.${fraction}`;
}
