import fc from 'fast-check';
import { Samples } from './Samples';

const made = (values: number[]) =>
  new Samples(
    Float64Array.from(values, (_, index) => index * 1_000),
    Float64Array.from(values),
  );
const counts = fc.array(fc.integer({ min: 0, max: 1_000 }), {
  ...{ minLength: 1, maxLength: 400 },
});
const window = fc.tuple(fc.nat(), fc.nat());

it('sums windows as if one by one, also while it grows', () => {
  fc.assert(
    fc.property(counts, window, (values, [a, b]) => {
      const samples = made(values.slice(0, Math.ceil(values.length / 2)));
      samples.sum(0, samples.length - 1);
      for (let index = samples.length; index < values.length; index++) {
        samples.push(index * 1_000, values[index]);
      }
      const [from, to] = [a % values.length, b % values.length].sort(
        (x, y) => x - y,
      );
      const part = values.slice(from, to + 1);
      expect(samples.sum(from, to)).toBe(part.reduce((x, y) => x + y, 0));
      const lost = part
        .slice(1)
        .map((value, index) => (value < part[index] ? part[index] : 0));
      expect(samples.lost(from, to)).toBe(lost.reduce((x, y) => x + y, 0));
    }),
    { numRuns: 100 },
  );
});

it('loses nothing that is small, and keeps what is no number', () => {
  expect(made([1e16, 1, -1e16, 1]).sum(0, 3)).toBe(2);
  expect(made([1, Infinity, 2]).sum(0, 2)).toBe(Infinity);
  expect(made([Infinity, -Infinity]).sum(0, 1)).toBeNaN();
  expect(made([1, NaN]).sum(0, 1)).toBeNaN();
});

it('finds the last sample that is not after a time', () => {
  const samples = made([5, 6, 7]);
  const found = [-1, 0, 999, 1_000, 2_500].map(time => samples.upTo(time));
  expect(found).toEqual([-1, 0, 0, 1, 2]);
  expect(samples.until(1_000).length).toBe(2);
});
