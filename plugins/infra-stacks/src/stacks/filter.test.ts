import { STACK_FACETS, STACK_ORDERS } from '@infra-portal/infra-common';
import fc from 'fast-check';
import {
  chosenCount,
  type ListFilter,
  readFilter,
  toggled,
  writeFilter,
} from './filter';

const values = fc.uniqueArray(fc.string({ minLength: 1, unit: 'binary' }), {
  minLength: 1,
  maxLength: 3,
});
const filters: fc.Arbitrary<ListFilter> = fc.record({
  facets: fc.dictionary(fc.constantFrom(...STACK_FACETS), values),
  text: fc.string(),
  order: fc.constantFrom(...STACK_ORDERS),
});

it('comes back out of its address, whatever was typed', () => {
  fc.assert(
    fc.property(filters, filter => {
      const address = writeFilter(filter).toString();
      expect(readFilter(new URLSearchParams(address))).toEqual({
        ...filter,
        facets: { ...filter.facets },
      });
    }),
  );
});

it('passes over what an address should not have', () => {
  const search = new URLSearchParams(
    'order=worst&colour=red&product=&product=a&product=a',
  );
  expect(readFilter(search)).toEqual({
    facets: { product: ['a'] },
    text: '',
    order: 'findings',
  });
});

it('chooses a value, and lets it go again', () => {
  const none: ListFilter = { facets: {}, text: '', order: 'name' };
  const one = toggled(none, 'product', 'authhub');
  expect(one.facets).toEqual({ product: ['authhub'] });
  expect(chosenCount({ ...one, text: 'x' })).toBe(2);
  expect(toggled(one, 'product', 'authhub')).toEqual(none);
});
