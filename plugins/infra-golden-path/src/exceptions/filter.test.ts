import fc from 'fast-check';
import {
  EXCEPTION_KINDS,
  EXCEPTION_STATES,
  type KnownException,
} from '@infra-portal/infra-common';
import {
  countStates,
  type ExceptionFilter,
  exceptionsCsv,
  fittingExceptions,
  readExceptionFilter,
  writeExceptionFilter,
} from './filter';
import { sampleException } from '../testing/sampleException';

const some = <T>(values: readonly T[]) =>
  fc
    .subarray([...values])
    .map(chosen => values.filter(each => chosen.includes(each)));

const filters: fc.Arbitrary<ExceptionFilter> = fc.record({
  states: some(EXCEPTION_STATES),
  kind: fc.option(fc.constantFrom(...EXCEPTION_KINDS), { nil: undefined }),
  repository: fc.option(fc.string({ minLength: 1, maxLength: 50 }), {
    nil: undefined,
  }),
  text: fc.string({ maxLength: 50 }),
});

it('reads back what it writes', () => {
  fc.assert(
    fc.property(filters, filter => {
      const address = writeExceptionFilter(filter).toString();
      const search = new URLSearchParams(address);
      expect(readExceptionFilter(search)).toEqual(filter);
    }),
  );
});

it('leaves at the default what it does not know', () => {
  const search = new URLSearchParams('state=constructor&kind=__proto__');
  expect(readExceptionFilter(search)).toEqual({
    ...{ states: [], kind: undefined, repository: undefined, text: '' },
  });
});

const items: KnownException[] = [
  sampleException({ state: 'ended', daysLeft: -1 }),
  sampleException({ key: 'b', kind: 'budget', rule: 'cost-budget' }),
];

it('finds words in names, rules, stacks and reasons', () => {
  const found = (text: string) =>
    fittingExceptions(items, { states: [], text }).length;
  expect(found('RETENTION worker')).toBe(1);
  expect(found('dts-worker-prod')).toBe(2);
  expect(found('decided nobody')).toBe(0);
  expect(countStates(items)).toEqual({ ended: 1, active: 1 });
});

it('writes what a spreadsheet takes for text', async () => {
  const blob = exceptionsCsv([sampleException({ reason: '=1+1, "now"' })]);
  const text = await blob.text();
  expect(text).toContain(`"'=1+1, ""now"""`);
});
