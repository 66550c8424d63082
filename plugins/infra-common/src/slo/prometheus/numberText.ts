import Big from 'big.js';

/** A number as PromQL takes it: no exponent, and no error of binary fractions. */
export const numberText = (value: number): string =>
  new Big(value.toPrecision(12)).toFixed();
