import fc from 'fast-check';
import { SLO_ORDERS, SLO_STATES } from '@infra-portal/infra-common';
import { askedBy, isNarrow, NO_FILTER, readFleet, writeFleet } from './filter';

const value = fc.option(fc.string({ minLength: 1, maxLength: 30 }), {
  nil: undefined,
});

it('finds in an address what was written to it', () => {
  const filters = fc.record({
    states: fc.subarray([...SLO_STATES]),
    product: value,
    owner: value,
    environment: value,
    text: fc.string({ maxLength: 30 }),
    order: fc.constantFrom(...SLO_ORDERS),
  });
  fc.assert(
    fc.property(filters, filter => {
      const address = writeFleet(filter).toString();
      expect(readFleet(new URLSearchParams(address))).toEqual(filter);
    }),
  );
});

it('takes nothing from an address that it does not know', () => {
  const search = new URLSearchParams(
    `state=great&state=ok&order=best&text=${'a'.repeat(999)}&product=`,
  );
  const filter = readFleet(search);
  expect(filter).toMatchObject({ states: ['ok'], order: 'worst' });
  expect(filter.text).toHaveLength(200);
  expect(filter.product).toBeUndefined();
});

it('asks for no more than what is chosen', () => {
  expect(askedBy(NO_FILTER)).toEqual({ order: 'worst' });
  const filter = { ...NO_FILTER, product: 'a', states: ['ok' as const] };
  expect(askedBy(filter)).toEqual({
    ...{ product: ['a'], state: ['ok'], order: 'worst' },
  });
});

it('does not take a choice of states or an order for less', () => {
  expect(isNarrow({ ...NO_FILTER, states: ['ok'], order: 'name' })).toBe(false);
  expect(isNarrow({ ...NO_FILTER, owner: 'a' })).toBe(true);
});
