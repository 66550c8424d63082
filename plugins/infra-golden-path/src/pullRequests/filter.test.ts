import fc from 'fast-check';
import {
  FINISHED_STATES,
  type FinishedFilter,
  finishedRequests,
  readFinished,
  writeFinished,
} from './filter';

const filters = fc.record({
  whose: fc.constantFrom('mine', 'all'),
  state: fc.constantFrom(...FINISHED_STATES),
  product: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
}) as fc.Arbitrary<FinishedFilter>;

it('reads back what it writes', () => {
  fc.assert(
    fc.property(filters, filter => {
      expect(readFinished(writeFinished(filter))).toEqual(filter);
    }),
  );
});

it('leaves at the default what it does not know', () => {
  const search = new URLSearchParams('whose=constructor&state=__proto__');
  expect(readFinished(search)).toEqual({ whose: 'mine', state: 'all' });
});

it('asks for what is over only', () => {
  expect(finishedRequests({ whose: 'all', state: 'all' })).toEqual({
    states: ['merged', 'closed'],
  });
  expect(finishedRequests({ whose: 'mine', state: 'merged' })).toEqual({
    ...{ mine: true, states: ['merged'] },
  });
});
