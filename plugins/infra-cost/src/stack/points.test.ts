import {
  addAmounts,
  type CostPoint,
  subtractAmounts,
  toAmount,
  ZERO,
} from '@infra-portal/infra-common';
import fc from 'fast-check';
import { compare, stepsOf } from './points';

const point = (monthly: string, index: number): CostPoint => ({
  id: `e${index}`,
  at: `2026-11-${String(index + 1).padStart(2, '0')}T00:00:00.000Z`,
  monthly,
  commit: `c${index}`,
  grade: 'price-book',
  cause: 'code',
});
const points = fc.array(
  fc
    .tuple(fc.nat({ max: 10 ** 9 }), fc.nat({ max: 6 }))
    .map(([digits, places]) => toAmount(`${digits}e-${places}`)),
  { minLength: 1, maxLength: 9 },
);

it('differs between two points by all that happened between them', () => {
  fc.assert(
    fc.property(points, fc.nat(), fc.nat(), (amounts, one, other) => {
      const steps = stepsOf(amounts.map(point));
      const from = one % steps.length;
      const to = other % steps.length;
      const { change, between } = compare(steps, from, to);
      const sum = addAmounts(ZERO, ...between.map(step => step.change!));
      expect(change).toBe(from <= to ? sum : subtractAmounts(ZERO, sum));
      expect(between).toHaveLength(Math.abs(from - to));
    }),
    { numRuns: 60 },
  );
});

it('knows no change of the first', () => {
  const steps = stepsOf([point('1', 0), point('3.5', 1)]);
  expect(steps.map(({ change }) => change)).toEqual([undefined, '2.5']);
});
