import fc from 'fast-check';
import { sparkOf } from './spark';

const day = (date: string, budgetLeft?: number) => ({
  ...{ date, state: 'ok' as const },
  ...(budgetLeft !== undefined && { budgetLeft }),
});

it('draws all of the budget at the top, and none at the bottom', () => {
  const days = [day('2026-11-20', 1), day('2026-11-21', 0)];
  expect(sparkOf(days, 100, 24)).toEqual({
    lines: ['2,2 98,22'],
    dots: [],
    zero: 22,
  });
});

it('breaks the line where nothing is known, and where days are missing', () => {
  const days = [
    day('2026-11-01', 1),
    day('2026-11-02', 0.9),
    day('2026-11-03'),
    day('2026-11-04', 0.8),
    day('2026-11-09', 0.7),
    day('2026-11-10', 0.6),
  ];
  const { lines, dots } = sparkOf(days, 100, 24);
  expect(lines).toHaveLength(2);
  expect(dots).toHaveLength(1);
});

it('stays in its picture whatever the budgets were', () => {
  const left = fc.option(fc.double({ min: -50, max: 1.5, noNaN: true }), {
    nil: undefined,
  });
  fc.assert(
    fc.property(fc.array(left, { maxLength: 28 }), budgets => {
      const days = budgets.map((each, index) =>
        day(`2026-11-${String(index + 1).padStart(2, '0')}`, each),
      );
      const { lines, dots, zero } = sparkOf(days, 100, 24);
      const points = [
        ...lines.flatMap(line =>
          line.split(' ').map(point => point.split(',').map(Number)),
        ),
        ...dots,
        [2, zero],
      ];
      for (const [x, y] of points) {
        expect(x).toBeGreaterThanOrEqual(2);
        expect(x).toBeLessThanOrEqual(98);
        expect(y).toBeGreaterThanOrEqual(2);
        expect(y).toBeLessThanOrEqual(22);
      }
    }),
  );
});
