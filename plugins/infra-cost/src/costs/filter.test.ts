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
  writeFilter,
} from './filter';

const dimensions = fc.constantFrom<CostDimension>(...COST_DIMENSIONS);
const filters: fc.Arbitrary<PageFilter> = fc.record({
  of: fc.dictionary(dimensions, fc.string({ minLength: 1, unit: 'binary' })),
  by: dimensions,
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
