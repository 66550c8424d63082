import {
  COST_DIMENSIONS,
  COST_ORDERS,
  type CostDimension,
} from '@infra-portal/infra-common';
import fc from 'fast-check';
import {
  askedOf,
  narrowed,
  NO_FILTER,
  type PageFilter,
  readFilter,
  SPANS,
  tagged,
  tagIn,
  untagged,
  writeFilter,
} from './filter';

const dimensions = fc.constantFrom<CostDimension>(...COST_DIMENSIONS);
const named = fc.string({ minLength: 1, unit: 'binary' });
const filters: fc.Arbitrary<PageFilter> = fc.record({
  of: fc.dictionary(dimensions, fc.string({ minLength: 1, unit: 'binary' })),
  by: fc.oneof(
    dimensions,
    named.map(key => `tag:${key}` as const),
  ),
  span: fc.constantFrom(...SPANS),
  text: fc.string(),
  order: fc.constantFrom(...COST_ORDERS),
});

it('comes back out of its address, whatever was typed', () => {
  fc.assert(
    fc.property(filters, filter => {
      const address = writeFilter(filter).toString();
      expect(readFilter(new URLSearchParams(address))).toEqual({
        ...filter,
        of: { ...filter.of },
      });
    }),
  );
});

it('passes over what an address should not have', () => {
  const search = new URLSearchParams('days=31&by=colour&order=x&product=&a=b');
  expect(readFilter(search)).toEqual(NO_FILTER);
  expect(writeFilter(NO_FILTER).toString()).toBe('');
});

it('narrows to a value, and lets it go again', () => {
  const one = narrowed(NO_FILTER, 'owner', 'group:default/auth');
  expect(askedOf(one)).toEqual({ owner: ['group:default/auth'] });
  expect(narrowed(one, 'owner', '')).toEqual(NO_FILTER);
});

it('counts only a group of a tag, and puts together by no other tag', () => {
  fc.assert(
    fc.property(filters, named, named, (filter, key, value) => {
      for (const item of [`=${value}`, '-', '?']) {
        const next = tagged(filter, key, item);
        const address = writeFilter(next).toString();
        expect(readFilter(new URLSearchParams(address))).toEqual({
          ...next,
          of: { ...filter.of },
        });
        expect(askedOf(next).tag).toEqual({ key, items: [item] });
        expect([key, undefined]).toContain(tagIn(next.by));
        expect(untagged(next).tag).toBeUndefined();
      }
    }),
  );
  const search = new URLSearchParams('tag=a&tagValue=x&by=tag:');
  expect(readFilter(search)).toEqual(NO_FILTER);
});
