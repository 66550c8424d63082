import type { PullFact } from '../fold';
import { lockWaiters, medianOf, unlockHint } from './locks';

const NOW = Date.parse('2026-11-20T00:00:00Z');
const run = (
  number: number,
  state: 'waiting' | 'running' | 'succeeded' | 'failed',
  day: number,
) => ({
  command: 'plan' as const,
  state,
  at: `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`,
  pullRequest: { number, url: `https://x/${number}` },
});

it('knows who waits, first who asked first', () => {
  const runs = [
    run(9, 'waiting', 19),
    run(8, 'waiting', 18),
    run(9, 'waiting', 12),
    run(5, 'failed', 11),
    run(5, 'waiting', 10),
    run(7, 'succeeded', 9),
  ];
  expect(
    lockWaiters(runs, 7).map(({ number, since }) => [number, since]),
  ).toEqual([
    [9, '2026-11-12T00:00:00.000Z'],
    [8, '2026-11-18T00:00:00.000Z'],
  ]);
});

it('hints at what frees a stack soonest', () => {
  const pull = (state: PullFact['state'], day: number) =>
    ({ state, at: Date.parse(run(1, 'waiting', day).at) } as PullFact);
  const hint = (
    pullRequest: PullFact | undefined,
    runs: ReturnType<typeof run>[] = [],
    byApi = false,
  ) => unlockHint({ byApi, pullRequest, runs, now: NOW });
  expect(hint(undefined, [], true)).toBe('wait');
  expect(hint(undefined)).toBeUndefined();
  expect(hint(pull('merged', 19))).toBe('unlock-finished');
  expect(hint(pull('open', 2))).toBe('close-stale');
  expect(hint(pull('open', 2), [run(1, 'succeeded', 18)])).toBe('apply');
  expect(hint(pull('open', 19), [run(1, 'failed', 18)])).toBe('ask-owner');
  const planned = run(1, 'succeeded', 18);
  expect(hint(pull('open', 19), [run(1, 'running', 19), planned])).toBe(
    'running',
  );
  expect(hint(pull('open', 19), [run(1, 'failed', 19), planned])).toBe(
    'ask-owner',
  );
  // It may have been planned before anybody looked.
  expect(hint(pull('open', 19))).toBeUndefined();
});

it('takes the middle', () => {
  expect(medianOf([5, 1, 3])).toBe(3);
  expect(medianOf([4, 1, 3, 2])).toBe(2.5);
});
