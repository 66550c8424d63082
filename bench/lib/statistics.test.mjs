import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  drift,
  median,
  quantile,
  ratioOfMedians,
  seededRandom,
} from './statistics.mjs';

const value = fc.double({ min: 0.001, max: 1e6, noNaN: true });
const list = fc.array(value, { minLength: 1, maxLength: 15 });
const near = (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));

test('quantiles of known lists', () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 2, 3]), 2.5);
  assert.equal(quantile([0, 10], 0.25), 2.5);
  assert.throws(() => median([]), RangeError);
  assert.throws(() => median([1, NaN]), RangeError);
});

test('a quantile lies within the list, grows with q, ignores order', () => {
  fc.assert(
    fc.property(
      list,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (values, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        assert.ok(quantile(values, low) <= quantile(values, high));
        assert.ok(quantile(values, low) >= Math.min(...values));
        assert.ok(quantile(values, high) <= Math.max(...values));
        assert.equal(quantile([...values].reverse(), a), quantile(values, a));
      },
    ),
  );
});

test('half of a list lies on each side of its median', () => {
  fc.assert(
    fc.property(list, values => {
      const middle = median(values);
      const half = values.length / 2;
      assert.ok(values.filter(each => each <= middle).length >= half);
      assert.ok(values.filter(each => each >= middle).length >= half);
    }),
  );
});

test('the seeded numbers are even and repeatable', () => {
  const draw = seed => Array.from({ length: 10_000 }, seededRandom(seed));
  assert.deepEqual(draw(7), draw(7));
  assert.notDeepEqual(draw(7), draw(8));
  const numbers = draw(1);
  assert.ok(numbers.every(number => number >= 0 && number < 1));
  const tenths = new Array(10).fill(0);
  numbers.forEach(number => (tenths[Math.floor(number * 10)] += 1));
  assert.ok(
    tenths.every(count => count > 850 && count < 1150),
    `${tenths}`,
  );
});

test('a ratio scales, is its own inverse, and is repeatable', () => {
  const options = { draws: 200 };
  fc.assert(
    fc.property(list, list, value, (above, below, factor) => {
      const one = ratioOfMedians(above, below, options);
      assert.deepEqual(ratioOfMedians(above, below, options), one);
      assert.ok(one.low <= one.high);
      assert.ok(one.low >= Math.min(...above) / Math.max(...below) - 1e-9);
      assert.ok(one.high <= Math.max(...above) / Math.min(...below) + 1e-9);
      const scaled = above.map(each => each * factor);
      const other = ratioOfMedians(scaled, below, options);
      assert.ok(near(other.ratio, one.ratio * factor));
      const inverse = ratioOfMedians(below, above, options);
      assert.ok(near(inverse.ratio * one.ratio, 1));
    }),
    { numRuns: 50 },
  );
  assert.throws(() => ratioOfMedians([1], [0]), RangeError);
});

test('the interval of a ratio covers the truth about as often as it says', () => {
  const random = seededRandom(42);
  const noisy = mean =>
    Array.from({ length: 9 }, () => mean * (0.8 + 0.4 * random()));
  let covered = 0;
  for (let i = 0; i < 300; i++) {
    const { low, high } = ratioOfMedians(noisy(30), noisy(10), {
      draws: 400,
      seed: i,
    });
    if (low <= 3 && 3 <= high) covered += 1;
  }
  assert.ok(covered >= 270, `covered ${covered} of 300`);
});

test('equal lists differ by nothing', () => {
  assert.deepEqual(ratioOfMedians([5, 5, 5], [5, 5]), {
    ratio: 1,
    low: 1,
    high: 1,
  });
});

test('drift has no direction', () => {
  assert.equal(drift(4, 5), 0.25);
  assert.equal(drift(5, 4), 0.25);
  assert.equal(drift(5, 5), 0);
});
