import type { Estimate } from '@infra-portal/infra-common';
import fc from 'fast-check';
import {
  BEGIN,
  DAY,
  estimateOf,
  placeOf,
  recordOf,
} from '../__testUtils__/records';
import { dayChanges, foldCosts } from './foldCosts';
import { microsOf } from './micros';
import { estimateRow, readEstimate } from './rows';

const at = (days: number) => new Date(BEGIN + days * DAY).toISOString();

const kept = (
  place: readonly [height: number, days: number],
  monthly: string,
  more: Partial<Estimate> = {},
) =>
  readEstimate(
    estimateRow(recordOf(placeOf('api'), place, estimateOf(monthly, more))),
  );

const told = (estimates: ReturnType<typeof kept>[]) =>
  foldCosts(estimates).map(
    ({ at: time, cause, estimate }) =>
      `${(time - BEGIN) / DAY}: ${estimate.monthly} ${cause}`,
  );

it('counts an estimate from its commit on, and new prices from their day', () => {
  expect(
    told([
      kept([2, 10], '40'),
      kept([1, 0], '20', { pricedAt: at(50) }),
      kept([2, 10], '41', { pricedAt: at(60) }),
    ]),
  ).toEqual(['0: 20 code', '10: 40 code', '60: 41 prices']);
});

it('prefers Infracost at one commit, and the newest commit to it', () => {
  const real = kept([2, 10], '44', { grade: 'infracost', pricedAt: at(11) });
  const own = [kept([1, 0], '20'), kept([2, 10], '40')];
  expect(told([...own, real])).toEqual(['0: 20 code', '10: 44 source']);
  expect(told([...own, real, kept([3, 12], '50')])).toEqual([
    '0: 20 code',
    '10: 44 source',
    '12: 50 source',
  ]);
});

it('believes the branch more than the clock of a committer', () => {
  expect(told([kept([1, 9_000], '20'), kept([2, 10], '40')])).toEqual([
    '10: 20 code',
    '10: 40 code',
  ]);
});

it('tells changes that add up to the value at each end of a day', () => {
  const amounts = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ max: 10 ** 9 })),
    { minLength: 1, maxLength: 10 },
  );
  fc.assert(
    fc.property(amounts, values => {
      const days = values.map(([day]) => day).sort((a, b) => a - b);
      const estimates = values.map(([, parts], index) =>
        kept([index, days[index]], String(parts / 128)),
      );
      const changes = dayChanges(foldCosts(estimates), []);
      for (let day = 0; day < 10; day += 1) {
        const sum = changes
          .filter(each => each.day <= at(day).slice(0, 10))
          .reduce((total, { change }) => total + change, 0);
        const last = estimates.findLast((_, index) => days[index] <= day);
        expect(sum).toBe(last ? microsOf(last.monthly) : 0);
      }
    }),
    { numRuns: 50 },
  );
});
