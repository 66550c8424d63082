import fc from 'fast-check';
import { compareAmounts, hourlyAmount, multiplyAmounts, toAmount } from '.';

it('counts 730 hours in a month', () => {
  expect(hourlyAmount('730')).toBe('1');
  expect(hourlyAmount('43.065')).toBe('0.058993');
  expect(hourlyAmount('-7.3')).toBe('-0.01');
});

it('gives an hour whose month is the same but for the rounding', () => {
  const cents = fc.integer({ min: -1e9, max: 1e9 }).map(n => toAmount(n / 100));
  // Half a millionth, 730 times.
  const most = '0.000365';
  fc.assert(
    fc.property(cents, monthly => {
      const again = multiplyAmounts(hourlyAmount(monthly), '730');
      const off = toAmount(
        Math.abs(Number(again) - Number(monthly)).toFixed(9),
      );
      expect(compareAmounts(off, most)).toBeLessThanOrEqual(0);
    }),
  );
});
