import fc from 'fast-check';
import { toAmount } from '@infra-portal/infra-common';
import { briefMoneyText, moneyText } from './moneyText';

describe('moneyText', () => {
  it.each([
    ['0', '$0.00'],
    ['1234.5', '$1,234.50'],
    ['43.065', '$43.07'],
    ['-2', '-$2.00'],
    ['0.004', '<$0.01'],
    // More digits than a float has.
    ['12345678901234567890.12', '$12,345,678,901,234,567,890.12'],
  ])('writes %s as %s', (amount, text) => {
    expect(moneyText(amount, 'USD', 'en')).toBe(text);
  });

  it('signs differences, and nothing has no sign', () => {
    expect(moneyText('12', 'USD', 'ko', true)).toBe('+$12.00');
    expect(moneyText('-0.001', 'USD', 'en', true)).toBe('<-$0.01');
    expect(moneyText('0', 'USD', 'en', true)).toBe('$0.00');
    expect(moneyText('4300', 'KRW', 'ko')).toBe('₩4,300');
    expect(moneyText('0.4', 'KRW', 'ko')).toBe('<₩1');
  });

  it('never shows as nothing what is something', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        fc.nat({ max: 9 }),
        (digits, places) => {
          const text = moneyText(toAmount(`${digits}e-${places}`), 'USD', 'en');
          expect(text).not.toBe('$0.00');
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('briefMoneyText', () => {
  it.each([
    ['999.994', '$999.99'],
    ['1000', '$1,000'],
    ['-12345.678', '-$12,346'],
    ['0.004', '<$0.01'],
  ])('writes %s as %s', (amount, text) => {
    expect(briefMoneyText(amount, 'USD', 'en')).toBe(text);
  });

  it('signs differences', () => {
    expect(briefMoneyText('1500', 'USD', 'ko', true)).toBe('+$1,500');
  });
});
