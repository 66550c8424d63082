import {
  addAmounts,
  compareAmounts,
  type PendingCosts,
  toAmount,
} from '@infra-portal/infra-common';
import fc from 'fast-check';
import { axisOf, placeOn, waterfallOf } from './waterfall';

const amounts = fc
  .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.nat({ max: 9 }))
  .map(([digits, places]) => toAmount(`${digits}e-${places}`));

const pulls: fc.Arbitrary<PendingCosts['steps']> = fc.array(
  fc.record({
    repository: fc.constantFrom('github.com/acme/a', 'github.com/acme/b'),
    number: fc.nat({ max: 500 }),
    title: fc.string(),
    draft: fc.boolean(),
    verdict: fc.constantFrom('pass', 'warn', 'block'),
    delta: fc.oneof(amounts, fc.constant('0')),
  }),
  { maxLength: 30 },
);

it('adds up exactly, step by step, and leaves nobody out', () => {
  fc.assert(
    fc.property(amounts, pulls, (today, steps) => {
      const waterfall = waterfallOf({ today, steps });
      const after = addAmounts(today, ...steps.map(({ delta }) => delta));
      expect(waterfall.steps.at(-1)?.to ?? today).toBe(after);
      let at = today;
      let count = waterfall.unchanged;
      for (const step of waterfall.steps) {
        expect(step.from).toBe(at);
        at = addAmounts(at, step.delta);
        expect(step.to).toBe(at);
        count += step.count;
      }
      expect(count).toBe(steps.length);
      expect(waterfall.steps.length).toBeLessThanOrEqual(11);
    }),
    { numRuns: 60 },
  );
});

it('puts the smallest together', () => {
  const steps = Array.from({ length: 14 }, (_, number) => ({
    ...{ repository: 'github.com/acme/a', number, title: 'x', draft: false },
    ...{ verdict: 'pass' as const, delta: `${number - 6}` },
  }));
  const { steps: shown, unchanged } = waterfallOf({ today: '100', steps });
  expect(shown.map(({ delta }) => delta)).toEqual(
    '7 -6 6 -5 5 -4 4 -3 3 -2 2'.split(' ').slice(0, 10).concat('2'),
  );
  expect(shown.at(-1)).toMatchObject({ count: 3, to: '107' });
  expect(shown.at(-1)?.pull).toBeUndefined();
  expect(unchanged).toBe(1);
});

it.each([
  // Steps are great: the axis begins at nothing.
  [['100', '150'], '200', { from: 0, to: 200, hasBudget: true }],
  // They are small: it begins close to them.
  [['12000', '12060'], undefined, { from: 11980, to: 12060, hasBudget: false }],
  [['12000', '12060'], '12090', { from: 11970, to: 12090, hasBudget: true }],
  // The budget is far away.
  [['12000', '12060'], '90000', { from: 11980, to: 12060, hasBudget: false }],
  [['0', '0'], undefined, { from: 0, to: 1, hasBudget: false }],
  [['-5', '5'], undefined, { from: -5, to: 5, hasBudget: false }],
])('has an axis for %j of %p', (points, budget, axis) => {
  expect(axisOf(points, budget)).toEqual(axis);
});

it('never leaves the frame', () => {
  fc.assert(
    fc.property(
      fc.array(amounts, { minLength: 1, maxLength: 12 }),
      fc.option(amounts, { nil: undefined }),
      (points, budget) => {
        const axis = axisOf(points, budget);
        const places = points.map(amount => placeOn(axis, amount));
        expect(places.every(place => place >= 0 && place <= 100)).toBe(true);
        // What is more never stands to the left of what is less.
        for (const [i, a] of points.entries()) {
          for (const [j, b] of points.entries()) {
            if (compareAmounts(a, b) > 0)
              expect(places[i]).toBeGreaterThanOrEqual(places[j]);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});
