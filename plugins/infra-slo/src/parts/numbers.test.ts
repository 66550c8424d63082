import fc from 'fast-check';
import {
  budgetText,
  burnText,
  overspentText,
  sliText,
  targetText,
} from './numbers';

const numberOf = (text: string) => parseFloat(text.replaceAll(',', '')) / 100;

it.each([
  [0.999, '99.9%'],
  [0.9995, '99.95%'],
  [0.99, '99%'],
  [0.99999, '99.999%'],
  [0.1 + 0.2, '30%'],
])('writes the target %p as it is', (target, text) => {
  expect(targetText(target, 'en')).toBe(text);
});

it.each([
  // Edge case 37: it looks kept with one digit less.
  [0.998996, 0.999, '99.899%'],
  [0.999, 0.999, '99.900%'],
  [0.29, 0.9, '29.0%'],
  [0.9999999, 0.99, '99.99%'],
  [1, 0.99, '100%'],
  [0, 0.99, '0.00%'],
])('rounds %p of the target %p towards failure', (sli, target, text) => {
  expect(sliText(sli, target, 'en')).toBe(text);
});

it('never shows an indicator that is better than it is', () => {
  const ratio = fc.double({ min: 0, max: 1, noNaN: true });
  const target = fc.constantFrom(0.9, 0.95, 0.99, 0.995, 0.999, 0.9999);
  fc.assert(
    fc.property(ratio, target, (sli, of) => {
      const shown = numberOf(sliText(sli, of, 'en'));
      expect(shown).toBeLessThanOrEqual(sli + 1e-10);
      if (sli < of - 1e-9) expect(shown).toBeLessThan(of);
      if (sli < 1) expect(shown).toBeLessThan(1);
    }),
  );
});

it.each([
  [1, '100%'],
  [0.999, '99%'],
  [0.0419, '4.1%'],
  [0.0001, '0.0%'],
  [0, '0%'],
])('rounds what is left of a budget, %p, down', (left, text) => {
  expect(budgetText(left, 'en')).toBe(text);
});

it.each([
  [-0.34, '34%'],
  [-0.341, '35%'],
  [-0.0001, '0.1%'],
  [-12.3, '1,230%'],
])('rounds what is overspent, %p, up', (left, text) => {
  expect(overspentText(left, 'en')).toBe(text);
});

it.each([
  [0, '0'],
  [0.004, '<0.01'],
  [0.52, '0.52'],
  [14.44, '14.4'],
  [1234.5, '1,234.5'],
])('writes the burn rate %p', (burn, text) => {
  expect(burnText(burn, 'en')).toBe(text);
});
