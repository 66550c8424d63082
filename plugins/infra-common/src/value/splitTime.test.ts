import fc from 'fast-check';
import { type PullTimes, splitTime } from './splitTime';

const at = fc.integer({ min: 0, max: 10_000_000 });
const span = fc
  .tuple(at, at)
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
const anyTimes: fc.Arbitrary<PullTimes> = fc
  .record({
    whole: span,
    machine: fc.array(span, { maxLength: 8 }),
    objections: fc.array(at, { maxLength: 8 }),
    pushes: fc.array(at, { maxLength: 8 }),
  })
  .map(({ whole, ...times }) => ({ ...whole, ...times }));

const total = (times: PullTimes) => {
  const { machine, waiting, fixing } = splitTime(times);
  return machine + waiting + fixing;
};

it('gives each second to exactly one of them', () => {
  fc.assert(
    fc.property(anyTimes, times => {
      expect(total(times)).toBeCloseTo((times.to - times.from) / 1000, 3);
    }),
  );
});

it('gives a machine no more than it worked, and all of it where nothing overlaps', () => {
  fc.assert(
    fc.property(anyTimes, times => {
      const worked = times.machine.reduce(
        (sum, { from, to }) => sum + (to - from) / 1000,
        0,
      );
      expect(splitTime(times).machine).toBeLessThanOrEqual(worked + 1e-6);
    }),
  );
});

it('has nothing to fix where nobody objected', () => {
  fc.assert(
    fc.property(anyTimes, times => {
      expect(splitTime({ ...times, objections: [] }).fixing).toBe(0);
    }),
  );
});

const MINUTE = 60_000;

it('counts a plan, a wait, a fix and the second wait', () => {
  expect(
    splitTime({
      ...{ from: 0, to: 100 * MINUTE },
      machine: [
        { from: 0, to: 2 * MINUTE },
        { from: 50 * MINUTE, to: 52 * MINUTE },
      ],
      objections: [30 * MINUTE],
      pushes: [0, 50 * MINUTE],
    }),
  ).toEqual({ machine: 240, waiting: (28 + 48) * 60, fixing: 20 * 60 });
});
