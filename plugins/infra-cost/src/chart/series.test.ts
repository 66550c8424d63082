import {
  addAmounts,
  type CostDays,
  toAmount,
} from '@infra-portal/infra-common';
import fc from 'fast-check';
import { seriesOf } from './series';

const amounts = fc
  .tuple(fc.nat({ max: 10 ** 9 }), fc.nat({ max: 6 }))
  .map(([digits, places]) => toAmount(`${digits}e-${places}`));
const day = fc.dictionary(
  fc.constantFrom(...'abcdefghijkl'.split(''), '', '__proto__x'),
  amounts,
);

const daysOf = (parts: Record<string, string>[]): CostDays => ({
  currency: 'USD',
  dimension: 'product',
  days: parts.map((by, index) => ({
    date: `2026-11-${String(index + 1).padStart(2, '0')}`,
    monthly: addAmounts(...Object.values(by)),
    by,
  })),
});

it('always adds up to the total of a day, with few bands', () => {
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 5 }), parts => {
      const days = daysOf(parts);
      const series = seriesOf(days);
      expect(series.length).toBeLessThanOrEqual(8);
      days.days.forEach(({ monthly }, index) => {
        const together = series.map(each => each.amounts[index]);
        expect(addAmounts(...together)).toBe(monthly);
      });
    }),
    { numRuns: 60 },
  );
});

it('has the greatest of the last day first, and puts the small together', () => {
  const many = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`p${index}`, `${index + 1}`]),
  );
  const series = seriesOf(daysOf([many]));
  expect(series.map(({ key }) => key)).toEqual([
    ...['p11', 'p10', 'p9', 'p8', 'p7', 'p6', 'p5'],
    undefined,
  ]);
  expect(series[7]).toEqual({ kind: 'rest', amounts: ['15'] });
});

it('is the total where nothing is told apart', () => {
  const days = [{ date: '2026-11-01', monthly: '5.5' }];
  expect(seriesOf({ currency: 'USD', days })).toEqual([
    { kind: 'total', amounts: ['5.5'] },
  ]);
});

it('keeps what belongs to no key', () => {
  const days = [{ date: '2026-11-01', monthly: '5', by: { a: '3' } }];
  expect(seriesOf({ currency: 'USD', days })).toEqual([
    { kind: 'key', key: 'a', amounts: ['3'] },
    { kind: 'rest', amounts: ['2'] },
  ]);
});
