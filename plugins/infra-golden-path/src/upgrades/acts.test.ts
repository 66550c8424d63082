import fc from 'fast-check';
import {
  UPGRADE_ITEM_STATES,
  UPGRADE_STATES,
} from '@infra-portal/infra-common';
import { sampleUpgrade } from '../testing/sampleUpgrade';
import { actsOf, inOrder, isStuck, itemActsOf, progressOf } from './acts';

it('offers nothing of what is over, and no two contrary acts', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...UPGRADE_STATES),
      fc.constantFrom(...UPGRADE_ITEM_STATES),
      (state, item) => {
        const acts = actsOf({ state });
        const isOver = state === 'done' || state === 'cancelled';
        expect(acts.includes('cancel')).toBe(!isOver);
        expect(acts.includes('pause')).toBe(state === 'running');
        expect(acts.includes('resume')).toBe(
          state === 'paused' || state === 'stopped',
        );
        const own = itemActsOf({ state }, { state: item });
        expect(own.includes('retry')).toBe(!isOver && isStuck({ state: item }));
        if (['done', 'merged', 'skipped', 'unneeded'].includes(item)) {
          expect(own).toEqual([]);
        }
      },
    ),
  );
});

it('counts as through what needs nothing more', () => {
  const items = { done: 2, unneeded: 1, skipped: 1, merged: 3, waiting: 4 };
  expect(progressOf({ items })).toEqual({ over: 4, all: 11 });
  expect(progressOf({ items: {} })).toEqual({ over: 0, all: 0 });
});

it('puts those first that need somebody, then the newest', () => {
  const upgrade = (id: string, state: 'stopped' | 'done', startedAt: string) =>
    sampleUpgrade({ id, state, startedAt });
  const order = inOrder([
    upgrade('old', 'done', '2026-11-20T10:00:00Z'),
    upgrade('new', 'done', '2026-11-21T10:00:00Z'),
    upgrade('stuck', 'stopped', '2026-11-01T10:00:00Z'),
  ]);
  expect(order.map(({ id }) => id)).toEqual(['stuck', 'new', 'old']);
});
