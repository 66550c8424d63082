import fc from 'fast-check';
import { durationText, secondsBetween } from './durationText';

it.each([
  [0, '0 sec'],
  [0.9, '0 sec'],
  [59, '59 sec'],
  [60, '1 min'],
  [200, '3 min 20 sec'],
  [3_605, '1 hr'],
  [90_000, '1 day 1 hr'],
])('says %d seconds in words', (seconds, text) => {
  expect(durationText(seconds, 'en')).toBe(text);
});

it('says them in Korean', () => {
  expect(durationText(200, 'ko')).toBe('3분 20초');
});

it('never has more than two units, and never a negative one', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), seconds => {
      const text = durationText(seconds, 'ko');
      expect(text).not.toContain('-');
      expect(text.split(' ').length).toBeLessThanOrEqual(2);
    }),
  );
});

it('knows no time between what is not in order', () => {
  const [early, late] = ['2026-11-21T10:00:00Z', '2026-11-21T10:00:30Z'];
  expect(secondsBetween(early, late)).toBe(30);
  expect(secondsBetween(late, early)).toBeUndefined();
  expect(secondsBetween(undefined, late)).toBeUndefined();
});
