import fc from 'fast-check';
import {
  type SloBasis,
  sloBurnDown,
  sloProjection,
  type SloSeries,
  sloWhatIf,
  sloWindowAt,
  sloWindowTiles,
  sloWorst,
} from '..';

const HOUR = 3_600;
const DAY = 24 * HOUR;
/** Noon of 15 November 2026. */
const NOW = Date.UTC(2026, 10, 15, 12) / 1_000;

const rolling = (days: number, target = 0.999): SloBasis => ({
  ...{ target, method: 'occurrences' },
  window: { kind: 'rolling', seconds: days * DAY },
});
const month: SloBasis = {
  ...{ target: 0.999, method: 'occurrences' },
  window: {
    ...{ kind: 'calendar', count: 1, unit: 'M' },
    ...{ anchor: '2026-01-01 00:00:00', zone: 'UTC' },
  },
};

function series(
  tiles: readonly (readonly [number | null, number | null])[],
  step = HOUR,
  end = NOW,
): SloSeries {
  return {
    ...{ step, end, start: end - tiles.length * step },
    bad: tiles.map(([bad]) => bad),
    total: tiles.map(([, total]) => total),
    ...{ areCounts: true, source: 'computed', warnings: [] },
    observedAt: new Date(end * 1_000).toISOString(),
  };
}

const tile = fc
  .record({
    total: fc.integer({ min: 0, max: 10_000 }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    isKnown: fc.boolean(),
  })
  .map(({ total, part, isKnown }) =>
    isKnown || total % 3 > 0
      ? ([Math.round(total * part), total] as const)
      : ([null, null] as const),
  );
const tiles = fc.array(tile, { minLength: 24, maxLength: 24 });
const even = (bad: number, count: number) =>
  series(Array.from({ length: count }, () => [bad, 1_000] as const));

it('goes from all of it to what is left, and never up', () => {
  fc.assert(
    fc.property(tiles, list => {
      const down = sloBurnDown(series(list), rolling(1));
      const bad = list.reduce((all, [each]) => all + (each ?? 0), 0);
      const total = list.reduce((all, [, each]) => all + (each ?? 0), 0);
      if (total === 0) {
        expect(down).toBeUndefined();
        return;
      }
      const lefts = down!.points.map(({ left }) => left);
      expect(lefts[0]).toBe(1);
      expect(lefts).toEqual([...lefts].sort((a, b) => b - a));
      expect(lefts[lefts.length - 1]).toBeCloseTo(1 - bad / total / 0.001, 6);
      expect(down!.points.map(({ at }) => at)).toEqual([
        NOW - DAY,
        ...list.map((_, index) => NOW - DAY + (index + 1) * HOUR),
      ]);
    }),
  );
});

it('counts of a tile as much as is in the window', () => {
  const day = series(
    Array.from({ length: 34 }, () => [26.4, 2_640] as const),
    2_640,
  );
  const read = sloWindowTiles(day, rolling(1));
  expect(read.total).toBeCloseTo(DAY, 9);
  expect(read.bad).toBeCloseTo(DAY / 100, 9);
  expect(read.tiles[0].start).toBe(NOW - DAY);
});

it('knows nothing where nothing happened', () => {
  const silent = series(Array.from({ length: 24 }, () => [0, 0] as const));
  const unknown = series(Array.from({ length: 24 }, () => [null, null]));
  for (const each of [silent, unknown]) {
    expect(sloBurnDown(each, rolling(1))).toBeUndefined();
    expect(sloWhatIf(each, rolling(1), { target: 0.9 })).toBeUndefined();
    expect(
      sloProjection(sloWindowTiles(each, rolling(1)), rolling(1), 1),
    ).toBeUndefined();
    expect(sloWorst(each, { by: 'day' })).toEqual([]);
  }
});

describe('projections of rolling windows', () => {
  it('end when the budget is spent, as the formula has it where all is alike', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1.1, max: 50, noNaN: true }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        (burn, before) => {
          // Budget of a thousand per tile is 1; the oldest give back what they spent.
          const down = sloBurnDown(even(before, 720), rolling(30), { burn })!;
          const { at } = down.projection!;
          const left = 1 - before;
          const exact = (left * 720) / (burn - before);
          if (exact > 720) {
            expect(at).toBeUndefined();
          } else {
            expect(at! - NOW).toBeGreaterThanOrEqual(exact * HOUR - 1e-3);
            expect(at! - NOW).toBeLessThanOrEqual((exact + 1) * HOUR + 1e-3);
          }
          // The simple formula is a lower bound.
          expect((at ?? Infinity) - NOW).toBeGreaterThanOrEqual(
            ((left * 720) / burn) * HOUR - 1e-3,
          );
        },
      ),
    );
  });

  it('never run out while less is spent than ages out', () => {
    const down = sloBurnDown(even(0.5, 720), rolling(30), { burn: 0.9 })!;
    expect(down.projection!.at).toBeUndefined();
    const { points } = down.projection!;
    expect(points[points.length - 1].left).toBeCloseTo(0.1, 6);
    expect(points[points.length - 1].at).toBe(NOW + 30 * DAY);
  });

  it('run out at once where it is overspent already', () => {
    const down = sloBurnDown(even(2, 24), rolling(1), { burn: 0 })!;
    expect(down.projection!.at).toBe(NOW);
  });
});

describe('calendar windows', () => {
  /** 348 hours of 720. */
  const half = even(0.5, 348);

  it('are measured by events so far, and by those to come', () => {
    const down = sloBurnDown(half, month, { burn: 2 })!;
    expect([down.start, down.end]).toEqual([
      Date.UTC(2026, 10, 1) / 1_000,
      Date.UTC(2026, 11, 1) / 1_000,
    ]);
    expect(down.points[down.points.length - 1].left).toBeCloseTo(0.5, 9);
    const expected = down.expected!;
    const left = 1 - (0.5 * 348) / 720;
    expect(expected[expected.length - 1].left).toBeCloseTo(left, 9);
    expect(down.projection!.points[0].left).toBeCloseTo(left, 9);
    expect(down.projection!.points[1]).toEqual({
      at: down.end,
      left: expect.closeTo(left - (2 * 372) / 720, 9),
    });
    expect(down.projection!.at).toBeCloseTo(NOW + (left * 30 * DAY) / 2, 3);
    expect(down.allowed).toBeCloseTo(720, 9);
  });

  it('last until they begin anew', () => {
    const down = sloBurnDown(half, month, { burn: 1 })!;
    expect(down.projection!.at).toBeUndefined();
    expect(down.even[1]).toEqual({ at: down.end, left: 0 });
  });

  it('know how many slices they have', () => {
    const sliced: SloBasis = { ...month, method: 'timeslices', slice: 60 };
    // 60 slices in each hour, one of the first is bad.
    const list = Array.from({ length: 348 }, () => [0, 60] as const);
    const down = sloBurnDown(series([[1, 60], ...list.slice(1)]), sliced)!;
    const left = 1 - 1 / (43_200 * 0.001);
    expect(down.points[down.points.length - 1].left).toBeCloseTo(left, 9);
    expect(down.expected).toEqual(down.points);
    expect(down.allowed).toBeCloseTo(43.2, 9);
  });
});

it('judges the same by another target as with that target', () => {
  fc.assert(
    fc.property(
      tiles,
      fc.constantFrom(0.9, 0.99, 0.999, 0.9999),
      (list, target) => {
        const what = sloWhatIf(series(list), rolling(1), { target });
        const down = sloBurnDown(series(list), rolling(1, target));
        const last = down?.points[down.points.length - 1].left;
        expect(what === undefined).toBe(down === undefined);
        if (!what) return;
        expect(what.budgetLeft).toBeCloseTo(last!, 6);
        expect(what.isKept).toBe(what.bad <= what.allowed);
        expect(what.sli).toBeLessThanOrEqual(1);
      },
    ),
  );
});

describe('what spent it', () => {
  it('names the worst days in a zone', () => {
    const list = Array.from(
      { length: 72 },
      (_, hour) => [hour === 40 ? 9 : 0, 10] as const,
    );
    const of = (zone: string) => sloWorst(series(list), { by: 'day', zone });
    // Tile 40 is 4 to 5 o'clock in UTC of the 14th.
    expect(of('UTC')).toEqual([
      {
        start: Date.UTC(2026, 10, 14) / 1_000,
        end: Date.UTC(2026, 10, 15) / 1_000,
        ...{ bad: 9, total: 240, share: 1 },
      },
    ]);
    expect(of('America/Los_Angeles')[0].start).toBe(
      Date.UTC(2026, 10, 13, 8) / 1_000,
    );
  });

  it('shares all bad events among hours', () => {
    fc.assert(
      fc.property(tiles, list => {
        const found = sloWorst(series(list), { by: 'hour', most: 100 });
        const shares = found.reduce((all, { share }) => all + share, 0);
        expect(shares).toBeCloseTo(found.length > 0 ? 1 : 0, 9);
        expect(found.map(({ bad }) => bad)).toEqual(
          found.map(({ bad }) => bad).sort((a, b) => b - a),
        );
      }),
    );
  });
});

it('has a window that now is in', () => {
  expect(sloWindowAt(month.window, NOW).start).toBeLessThan(NOW);
});
