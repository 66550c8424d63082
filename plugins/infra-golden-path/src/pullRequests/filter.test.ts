import fc from 'fast-check';
import type { RequestFilter } from '../api';
import { sampleRequest } from '../testing/sampleRequest';
import {
  PAGE_STATES,
  readFilter,
  requestFilter,
  writeFilter,
  type PageFilter,
} from './filter';
import { loadPages } from './loadPages';

describe('the filter in the address', () => {
  it('comes back as it was', () => {
    const filter: fc.Arbitrary<PageFilter> = fc.record({
      whose: fc.constantFrom('mine', 'all'),
      state: fc.constantFrom(...PAGE_STATES),
      product: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(filter, each => {
        const address = writeFilter(each).toString();
        expect(readFilter(new URLSearchParams(address))).toEqual(each);
      }),
    );
  });

  it('is the default for what nobody knows', () => {
    const search = new URLSearchParams('whose=constructor&state=__proto__');
    expect(readFilter(search)).toEqual({
      whose: 'mine',
      state: 'open',
      product: undefined,
    });
  });

  it('takes what needs a person as open', () => {
    expect(requestFilter(readFilter(new URLSearchParams()))).toEqual({
      mine: true,
      states: ['opening', 'failed', 'conflict', 'open'],
      product: undefined,
    });
  });
});

describe('loadPages', () => {
  it('asks for as many as there can be at once, and shows a request that moved once', async () => {
    const asked: RequestFilter[] = [];
    const pages = [
      { items: ['a', 'b'], nextCursor: '2' },
      { items: ['b', 'c'], nextCursor: '3' },
      { items: ['d'] },
    ];
    const api = {
      requests: async (filter: RequestFilter = {}) => {
        asked.push(filter);
        const { items, nextCursor } = pages[asked.length - 1];
        return { items: items.map(id => sampleRequest({ id })), nextCursor };
      },
    };
    const { signal } = new AbortController();
    const two = await loadPages(api, {}, 5, signal);
    expect(two.items.map(each => each.id)).toEqual(['a', 'b', 'c']);
    expect(two.nextCursor).toBe('3');
    expect(asked.map(({ cursor, limit }) => [cursor, limit])).toEqual([
      [undefined, 100],
      ['2', 25],
    ]);
  });
});
