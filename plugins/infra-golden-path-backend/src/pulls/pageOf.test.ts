import type { ShownPull } from '@infra-portal/infra-common';
import fc from 'fast-check';
import { samplePull } from './__testUtils__/samplePull';
import { pageOf } from './pageOf';

const { pull } = samplePull();
const anyPulls = fc.uniqueArray(
  fc.record({
    number: fc.integer({ min: 1, max: 40 }),
    repository: fc.constantFrom('a', 'b'),
    updatedAt: fc.constantFrom('2026-11-22T10:00:00Z', '2026-11-22T11:00:00Z'),
  }),
  { selector: ({ number, repository }) => `${repository}#${number}` },
);
const shown = (rest: Partial<ShownPull>): ShownPull => ({
  ...pull,
  ...{ mine: false, needsMe: false, ...rest },
});

it('gives each once, in order, however large pages are', () => {
  fc.assert(
    fc.property(anyPulls, fc.integer({ min: 1, max: 9 }), (some, limit) => {
      const all = some.map(shown);
      for (const oldestFirst of [true, false]) {
        const found: ShownPull[] = [];
        let cursor: string | undefined;
        do {
          const page = pageOf(all, { oldestFirst, cursor, limit });
          expect(page.items.length).toBeLessThanOrEqual(limit);
          found.push(...page.items);
          cursor = page.nextCursor;
        } while (cursor);
        const times = found.map(({ updatedAt }) => Date.parse(updatedAt));
        const sorted = [...times].sort((a, b) => (oldestFirst ? a - b : b - a));
        expect(times).toEqual(sorted);
        expect(new Set(found)).toEqual(new Set(all));
        expect(found).toHaveLength(all.length);
      }
    }),
  );
});

it('goes on behind one that is gone, and takes no other cursors', () => {
  const three = [1, 2, 3].map(number => shown({ number }));
  const options = { oldestFirst: true, limit: 2 };
  const { nextCursor: cursor } = pageOf(three, options);
  const left = pageOf([three[0], three[2]], { ...options, cursor });
  expect(left).toEqual({ items: [three[2]] });
  expect(() => pageOf(three, { ...options, cursor: 'x' })).toThrow('cursor');
});
