import fc from 'fast-check';
import { durationsOf, FEWEST, rateOf } from './statistics';

it('says nothing of too few', () => {
  expect(durationsOf([1, 2])).toBeUndefined();
  expect(rateOf(0, 0)).toBeUndefined();
  expect(durationsOf([3, 1, 2])).toEqual({ count: 3, median: 2, p90: 2.8 });
});

it('has its numbers between the least and the greatest', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1e7 }), { minLength: FEWEST }),
      times => {
        const { median, p90 } = durationsOf(times)!;
        expect(median).toBeGreaterThanOrEqual(Math.min(...times));
        expect(p90).toBeGreaterThanOrEqual(median);
        expect(p90).toBeLessThanOrEqual(Math.max(...times));
      },
    ),
  );
});

it('has the share within its interval, which narrows with more', () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 500 })
        .chain(of =>
          fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)),
        ),
      ([part, of]) => {
        const few = rateOf(part, of)!;
        const many = rateOf(part * 10, of * 10)!;
        expect(few.low).toBeLessThanOrEqual(part / of);
        expect(few.high).toBeGreaterThanOrEqual(part / of);
        expect(many.high - many.low).toBeLessThan(few.high - few.low);
      },
    ),
  );
});

it('gives the interval of the textbook', () => {
  // 8 of 10: 0.490 to 0.943.
  const rate = rateOf(8, 10)!;
  expect(rate.low).toBeCloseTo(0.4902, 3);
  expect(rate.high).toBeCloseTo(0.9433, 3);
});
