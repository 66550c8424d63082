import {
  type Amount,
  multiplyAmounts,
  roundAmount,
  toAmount,
} from '@infra-portal/infra-common';

/** What is dearer in a month cannot be right; sums stay exact integers. */
export const DEAREST = 1_000_000_000;

/**
 * Millionths of a currency's unit, rounded half away from zero: sums over stacks
 * and days are of whole such parts.
 */
export const microsOf = (amount: Amount): number =>
  Number(roundAmount(multiplyAmounts(amount, '1000000'), 0));

export const amountOf = (micros: number): Amount =>
  multiplyAmounts(toAmount(micros), '0.000001');
