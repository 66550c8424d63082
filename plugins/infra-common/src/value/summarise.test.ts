import fc from 'fast-check';
import type { MeasuredPull } from './api';
import { summariseValue, wholeTime } from './summarise';

const number = fc.integer({ min: 0, max: 100_000 });
const anyPull: fc.Arbitrary<MeasuredPull> = fc.record(
  {
    repository: fc.constant('github.com/acme/infrastructure'),
    number: fc.integer({ min: 1, max: 999 }),
    url: fc.constant('https://github.com/acme/infrastructure/pull/1'),
    title: fc.string(),
    kind: fc.constantFrom('service' as const, 'upgrade' as const),
    state: fc.constantFrom('merged' as const, 'closed' as const),
    startedAt: fc.constant('2026-10-01T00:00:00.000Z'),
    endedAt: fc.constantFrom(
      '2026-10-02T00:00:00.000Z',
      '2026-11-02T00:00:00.000Z',
    ),
    end: fc.constantFrom('applied' as const, 'merge' as const),
    answering: number,
    ...{ machine: number, waiting: number, fixing: number },
    firstVerdict: number,
    reading: number,
    otherCommits: fc.integer({ min: 0, max: 2 }),
    objections: fc.integer({ min: 0, max: 2 }),
    failedApplies: fc.integer({ min: 0, max: 1 }),
    revertedBy: fc.integer({ min: 1, max: 999 }),
  },
  {
    requiredKeys: [
      ...(['repository', 'number', 'url', 'title', 'state'] as const),
      ...(['startedAt', 'endedAt', 'end', 'machine', 'waiting'] as const),
      ...(['fixing', 'otherCommits', 'objections', 'failedApplies'] as const),
    ],
  },
);

it('counts each pull request once', () => {
  fc.assert(
    fc.property(fc.array(anyPull, { maxLength: 30 }), pulls => {
      const { groups, months } = summariseValue(pulls);
      const all = Object.values(groups).map(each => each.merged + each.closed);
      expect(all.reduce((a, b) => a + b, 0)).toBe(pulls.length);
      const merged = groups.generated.merged + groups['hand-written'].merged;
      const byMonth = months.map(each => each.generated + each.handWritten);
      expect(byMonth.reduce((a, b) => a + b, 0)).toBe(merged);
    }),
  );
});

it('gives the whole time to its parts, in the mean', () => {
  fc.assert(
    fc.property(fc.array(anyPull, { maxLength: 30 }), pulls => {
      const { groups } = summariseValue(pulls);
      const ours = pulls.filter(
        ({ kind, state }) => kind && state === 'merged',
      );
      const { shares } = groups.generated;
      if (!shares) {
        expect(ours.length).toBeLessThan(3);
        return;
      }
      const mean =
        ours.reduce((sum, pull) => sum + wholeTime(pull), 0) / ours.length;
      expect(
        Object.values(shares).reduce((sum, share) => sum + share, 0),
      ).toBeCloseTo(mean, 3);
    }),
  );
});

it('calls a service unchanged only with the commits of the portal', () => {
  const [pull] = fc.sample(anyPull, 1);
  const merged = {
    ...pull,
    kind: 'service' as const,
    state: 'merged' as const,
  };
  const { groups } = summariseValue([
    { ...merged, otherCommits: 0 },
    { ...merged, otherCommits: 0 },
    { ...merged, otherCommits: 1 },
  ]);
  expect(groups.generated.unchanged).toMatchObject({ part: 2, of: 3 });
  expect(groups['hand-written'].unchanged).toBeUndefined();
});
