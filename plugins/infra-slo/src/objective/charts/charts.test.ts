import fc from 'fast-check';
import {
  type SloBasis,
  sloBurnDown,
  type SloSeries,
} from '@infra-portal/infra-common';
import { beginningOf, burnLines, valueAt } from './burnLines';
import { askedOf, askedWindow, rangesOf } from './range';
import { bucketsOf, goodPart, knownTiles, lowestShown } from './tiles';

const DAY = 86_400;
const BASIS: SloBasis = {
  target: 0.99,
  window: { kind: 'rolling', seconds: 30 * DAY },
  method: 'occurrences',
};

const seriesOf = (
  bad: (number | null)[],
  total: (number | null)[],
): SloSeries => ({
  ...{ step: DAY, start: 0, end: total.length * DAY, bad, total },
  ...{ areCounts: true, source: 'computed', warnings: [] },
  observedAt: '2026-11-22T10:00:00.000Z',
});

const tile = fc.option(
  fc.record({
    total: fc.integer({ min: 0, max: 1_000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { nil: null },
);
const series = fc.array(tile, { minLength: 2, maxLength: 30 }).map(tiles =>
  seriesOf(
    tiles.map(each => each && each.total * each.share),
    tiles.map(each => each && each.total),
  ),
);

it('draws each line over the same times, in their order, from where it is asked', () => {
  fc.assert(
    fc.property(
      series,
      fc.double({ min: 0, max: 20, noNaN: true }),
      fc.nat({ max: 29 }),
      (read, burn, day) => {
        const down = sloBurnDown(read, BASIS, { burn });
        if (!down) return;
        const from = Math.min(day, read.total.length - 1) * DAY;
        const lines = burnLines(down, { from });
        expect([...lines.times].sort((a, b) => a - b)).toEqual(lines.times);
        expect(new Set(lines.times).size).toBe(lines.times.length);
        expect(lines.times[0]).toBe(from);
        for (const values of [lines.left, lines.even, lines.projection!]) {
          expect(values).toHaveLength(lines.times.length);
        }
        const now = lines.times.indexOf(read.end);
        expect(lines.left[now]).toBeCloseTo(down.points.at(-1)!.left, 9);
        expect(lines.left.slice(now + 1).every(each => each === null)).toBe(
          true,
        );
        expect(lines.min).toBeGreaterThanOrEqual(-1);
      },
    ),
    { numRuns: 80 },
  );
});

it('cuts off what is overspent by more than all of it, and says so', () => {
  const over = sloBurnDown(seriesOf([0, 50], [100, 100]), BASIS)!;
  expect(burnLines(over, { from: 0 })).toMatchObject({ min: -1, isCut: true });
  const little = sloBurnDown(seriesOf([0, 3], [100, 100]), BASIS)!;
  expect(burnLines(little, { from: 0 })).toMatchObject({
    min: -0.5,
    isCut: false,
  });
});

it('draws a calendar window up to where it begins anew', () => {
  const basis: SloBasis = {
    ...BASIS,
    window: {
      ...{ kind: 'calendar', count: 1, unit: 'M' },
      ...{ anchor: '2026-11-01 00:00:00', zone: 'UTC' },
    },
  };
  const first = Date.UTC(2026, 10, 1) / 1_000;
  const read = seriesOf([1, 0, 2], [100, 100, 100]);
  const down = sloBurnDown(
    { ...read, start: first, end: first + 3 * DAY },
    basis,
    { burn: 1 },
  )!;
  const lines = burnLines(down, { from: first });
  expect(lines.times.at(-1)).toBe(first + 30 * DAY);
  expect(lines.even.at(-1)).toBe(0);
  expect(lines.left.at(-1)).toBeNull();
  // What was is part of the dashed line: it is measured by all of the window.
  expect(lines.projection!.every(value => value !== null)).toBe(true);
  expect(burnLines(down, { from: first + 2 * DAY }).times.at(-1)).toBeLessThan(
    first + 5 * DAY,
  );
});

it('knows the value of a line between its points only', () => {
  const line = [
    { at: 10, left: 1 },
    { at: 20, left: 0 },
  ];
  expect([5, 10, 15, 20, 25].map(at => valueAt(line, at))).toEqual([
    ...[null, 1, 0.5, 0, null],
  ]);
});

it.each([
  [30 * DAY, ['window', 'half', '7d', '1d', '1h']],
  [14 * DAY, ['window', 'half', '1d', '1h']],
  [7 * DAY, ['window', 'half', '1d', '1h']],
  [DAY, ['window', 'half', '1h']],
])('offers ranges that fit a window of %p seconds', (window, names) => {
  expect(rangesOf(window)).toEqual(names);
});

it('asks for whole minutes, and for no range where it is the window', () => {
  expect(askedOf('window', 30 * DAY, 1_000_000)).toEqual({});
  expect(askedOf('1h', 30 * DAY, 1_000_059)).toEqual({ start: 996_420 });
});

it('asks for finer pieces of what a young objective has', () => {
  const now = 30 * DAY;
  const oldest = new Date((now - 600) * 1_000).toISOString();
  const asked = (status: Parameters<typeof askedWindow>[0]) =>
    askedWindow(status, 30 * DAY, now);
  expect(asked({})).toEqual({});
  expect(asked({ data: 'too-young', oldest })).toEqual({ start: now - 600 });
  expect(asked({ data: 'too-young' })).toEqual({ start: now - 3_600 });
  expect(asked({ data: 'too-young', coverage: 0.5 })).toEqual({
    start: now - 16.5 * DAY,
  });
});

it('starts with the first number, and keeps gaps after it', () => {
  const tiles = knownTiles(seriesOf([null, 1, null, 0], [null, 10, null, 0]));
  expect(tiles.map(goodPart)).toEqual([0.9, null, null]);
  expect(knownTiles(seriesOf([null], [null]))).toEqual([]);
});

it('puts tiles together without losing any of them', () => {
  fc.assert(
    fc.property(series, read => {
      const tiles = knownTiles(read);
      const buckets = bucketsOf(tiles, at => `${Math.floor(at / DAY / 7)}`);
      const sum = (list: readonly { total: number | null }[]) =>
        list.reduce((all, { total }) => all + (total ?? 0), 0);
      expect(sum(buckets)).toBe(sum(tiles));
    }),
    { numRuns: 50 },
  );
});

it('never begins an axis above the target, nor so low that nobody sees it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
      fc.double({ min: 0.5, max: 0.99999, noNaN: true }),
      (values, target) => {
        const { min, isCut } = lowestShown(values, target);
        expect(min).toBeLessThan(target);
        expect(min).toBeGreaterThanOrEqual(
          Math.max(0, 1 - (1 - target) * 20 * 1.15 - 1e-9),
        );
        if (!isCut)
          for (const value of values) expect(value).toBeGreaterThan(min - 1e-9);
      },
    ),
    { numRuns: 100 },
  );
});

it('begins with what happened shortly before the first number', () => {
  const down = sloBurnDown(
    seriesOf([null, null, 1], [null, null, 100]),
    BASIS,
  )!;
  const known = 2 * DAY;
  const at = (...times: number[]) =>
    beginningOf(
      down,
      known,
      times.map(time => ({ at: time })),
    );
  expect(at()).toBe(known);
  expect(at(known - 600, known + 5)).toBe(known - 600);
  expect(at(known - 2 * DAY)).toBe(known);
  const lines = burnLines(down, { from: known - 600, known });
  expect(lines.times.slice(0, 2)).toEqual([known - 600, known]);
  expect(lines.left.slice(0, 2)).toEqual([null, expect.any(Number)]);
});
