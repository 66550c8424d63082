import fc from 'fast-check';
import {
  sloBudgetText,
  sloBurnText,
  sloCountText,
  sloDurationParts,
  sloPercentText,
  sloTargetText,
} from '..';

const numberOf = (text: string) => Number(text.replace(/[%,]/g, ''));

describe('percentages', () => {
  // Edge case 37.
  it.each([
    [0.998996, 0.999, '99.899%'],
    [0.999, 0.999, '99.900%'],
    [0.9994, 0.99, '99.94%'],
    [1, 0.999, '100.000%'],
    [1 - 1e-9, 0.999, '99.999%'],
    [1 - 1e-15, 0.999, '99.999%'],
    [0.5, 0.5, '50.0%'],
    [0, 0.9, '0.0%'],
    [0.99999, 0.99999, '99.99900%'],
  ])('%d at %d is %s', (ratio, target, text) => {
    expect(sloPercentText(ratio, target)).toBe(text);
  });

  it('rounds towards failure, by less than its last digit', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(0.5, 0.9, 0.95, 0.99, 0.995, 0.999, 0.9995, 0.9999),
        (ratio, target) => {
          const shown = numberOf(sloPercentText(ratio, target)) / 100;
          expect(shown).toBeLessThanOrEqual(ratio + 1e-11);
          expect(shown).toBeGreaterThan(ratio - 0.00101);
          if (ratio < target - 1e-11) expect(shown).toBeLessThan(target);
          if (ratio < 1) expect(shown).toBeLessThan(1);
        },
      ),
    );
  });

  it.each([
    [0.999, '99.9%'],
    [0.9995, '99.95%'],
    [0.07, '7%'],
  ])('writes the target %d as %s', (target, text) => {
    expect(sloTargetText(target)).toBe(text);
  });
});

it.each([
  [1, false, '100.0%'],
  [0.9999, false, '99.9%'],
  [0.8634, false, '86.3%'],
  [0, false, '0.0%'],
  [-0.3401, true, '34.1%'],
  [-12.5, true, '1,250.0%'],
])('tells a budget of %d', (left, isOverspent, percent) => {
  expect(sloBudgetText(left)).toEqual({ isOverspent, percent });
});

it.each([
  [0, '0.00'],
  [1e-6, '<0.01'],
  [0.4, '0.40'],
  [3.141, '3.15'],
  [9.999, '10.0'],
  [14.4, '14.4'],
  [1000, '1,000.0'],
])('tells a burn of %d as %s', (burn, text) => {
  expect(sloBurnText(burn)).toBe(text);
});

it('counts bad events up, and all down', () => {
  expect(sloCountText(1234567.2, 'bad')).toBe('1,234,568');
  expect(sloCountText(1234567.8, 'other')).toBe('1,234,567');
  expect(sloCountText(3.0000000000001, 'bad')).toBe('3');
});

it.each([
  [559_101, ['6 day', '11 hour']],
  [86_400, ['1 day']],
  [86_400 + 59 * 60, ['1 day']],
  [3_599, ['59 minute', '59 second']],
  [52.9, ['52 second']],
  [0, ['0 second']],
])('splits %d seconds', (seconds, parts) => {
  expect(
    sloDurationParts(seconds).map(({ unit, count }) => `${count} ${unit}`),
  ).toEqual(parts);
});
