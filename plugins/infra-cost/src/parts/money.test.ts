import {
  addAmounts,
  compareAmounts,
  toAmount,
  ZERO,
} from '@infra-portal/infra-common';
import fc from 'fast-check';
import { absolute, budgetUse, ratioOf, sumByCurrency } from './money';

const amounts = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.nat({ max: 9 }))
  .map(([digits, places]) => toAmount(`${digits}e-${places}`));

it('has no sign in the size of a difference', () => {
  fc.assert(
    fc.property(amounts, amount => {
      expect(compareAmounts(absolute(amount), ZERO)).toBeGreaterThanOrEqual(0);
      expect([ZERO, addAmounts(amount, amount)]).toContain(
        addAmounts(absolute(amount), amount),
      );
    }),
    { numRuns: 50 },
  );
  expect(absolute('-12.5')).toBe('12.5');
});

it.each([
  ['499.99', '500', 'near'],
  ['500', '500', 'near'],
  // A float would say that this is 500.
  ['500.000000000000000000001', '500', 'over'],
  ['100', '500', 'within'],
  ['0', '0', 'within'],
  ['0.01', '0', 'over'],
] as const)('%s of %s is %s', (monthly, budget, state) => {
  expect(budgetUse(monthly, budget).state).toBe(state);
});

it('knows no ratio to nothing', () => {
  expect(ratioOf('5', '0')).toBeUndefined();
  expect(ratioOf('5', '10')).toBe(0.5);
});

it('adds exactly, and never over currencies', () => {
  const cost = fc.record({
    currency: fc.constantFrom('USD', 'EUR'),
    monthly: amounts,
  });
  fc.assert(
    fc.property(fc.array(cost, { maxLength: 10 }), costs => {
      for (const [currency, sum] of sumByCurrency(costs)) {
        const own = costs.filter(each => each.currency === currency);
        expect(sum).toBe(addAmounts(...own.map(({ monthly }) => monthly)));
      }
    }),
    { numRuns: 50 },
  );
});
