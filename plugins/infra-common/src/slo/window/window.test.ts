import fc from 'fast-check';
import { DateTime } from 'luxon';
import { type SloWindow, sloWindowAt } from '..';

type Calendar = Extract<SloWindow, { kind: 'calendar' }>;

const HOUR = 3_600;
const of = (
  unit: Calendar['unit'],
  anchor: string,
  zone: string,
  count = 1,
): Calendar => ({ ...{ kind: 'calendar', count, unit, anchor, zone } });
const seconds = (text: string, zone: string) =>
  DateTime.fromFormat(text, 'yyyy-MM-dd HH:mm:ss', { zone }).toSeconds();

// Edge case 24.
describe('the window that a time is in', () => {
  it('rolls', () => {
    expect(sloWindowAt({ kind: 'rolling', seconds: 100 }, 1_000)).toEqual({
      ...{ start: 900, end: 1_000 },
    });
  });

  it.each([
    // A month with the day that begins summer time is an hour short.
    [
      'M',
      '2026-01-01 00:00:00',
      'Europe/Warsaw',
      '2026-03-15 12:00:00',
      '2026-03-01 00:00:00',
      743,
    ],
    [
      'M',
      '2026-01-01 00:00:00',
      'Europe/Warsaw',
      '2026-10-15 12:00:00',
      '2026-10-01 00:00:00',
      745,
    ],
    [
      'd',
      '2026-01-01 00:00:00',
      'Europe/Warsaw',
      '2026-03-29 12:00:00',
      '2026-03-29 00:00:00',
      23,
    ],
    [
      'd',
      '2026-01-01 00:00:00',
      'Europe/Warsaw',
      '2026-10-25 12:00:00',
      '2026-10-25 00:00:00',
      25,
    ],
    [
      'w',
      '2026-01-05 09:00:00',
      'Asia/Seoul',
      '2026-11-22 23:00:00',
      '2026-11-16 09:00:00',
      168,
    ],
    // From the 31st: the last day of shorter months, and the 31st again.
    [
      'M',
      '2026-01-31 00:00:00',
      'UTC',
      '2026-02-28 00:00:00',
      '2026-02-28 00:00:00',
      31 * 24,
    ],
    [
      'M',
      '2026-01-31 00:00:00',
      'UTC',
      '2026-03-30 23:59:59',
      '2026-02-28 00:00:00',
      31 * 24,
    ],
    [
      'M',
      '2026-01-31 00:00:00',
      'UTC',
      '2026-03-31 00:00:00',
      '2026-03-31 00:00:00',
      30 * 24,
    ],
    [
      'M',
      '2026-01-31 00:00:00',
      'UTC',
      '2026-05-01 00:00:00',
      '2026-04-30 00:00:00',
      31 * 24,
    ],
    [
      'M',
      '2026-01-01 00:00:00',
      'UTC',
      '2028-02-29 12:00:00',
      '2028-02-01 00:00:00',
      29 * 24,
    ],
    [
      'Y',
      '2024-02-29 00:00:00',
      'UTC',
      '2026-03-01 00:00:00',
      '2026-02-28 00:00:00',
      365 * 24,
    ],
    [
      'Y',
      '2024-02-29 00:00:00',
      'UTC',
      '2028-03-01 00:00:00',
      '2028-02-29 00:00:00',
      365 * 24,
    ],
    [
      'Q',
      '2026-01-01 00:00:00',
      'UTC',
      '2026-11-22 00:00:00',
      '2026-10-01 00:00:00',
      92 * 24,
    ],
    // Before the anchor.
    [
      'M',
      '2026-01-01 00:00:00',
      'UTC',
      '2025-12-31 23:59:59',
      '2025-12-01 00:00:00',
      31 * 24,
    ],
  ] as const)(
    '%s from %s in %s at %s',
    (unit, anchor, zone, at, start, hours) => {
      const found = sloWindowAt(of(unit, anchor, zone), seconds(at, zone));
      expect(found.start).toBe(seconds(start, zone));
      expect((found.end - found.start) / HOUR).toBe(hours);
    },
  );

  it('follows its zone at the border of a day in UTC', () => {
    const window = of('M', '2026-01-01 00:00:00', 'America/Los_Angeles');
    // In Los Angeles it is still October.
    const found = sloWindowAt(window, Date.UTC(2026, 10, 1, 3) / 1_000);
    expect(found.start).toBe(Date.UTC(2026, 9, 1, 7) / 1_000);
    expect(found.end).toBe(Date.UTC(2026, 10, 1, 7) / 1_000);
  });

  it('has each time in exactly one window', () => {
    const time = fc.integer({
      min: Date.UTC(2019, 0) / 1_000,
      max: Date.UTC(2031, 0) / 1_000,
    });
    fc.assert(
      fc.property(
        time,
        fc.record({
          unit: fc.constantFrom<Calendar['unit']>('d', 'w', 'M', 'Q', 'Y'),
          count: fc.integer({ min: 1, max: 13 }),
          anchor: time.map(at =>
            DateTime.fromSeconds(at, { zone: 'UTC' }).toFormat(
              'yyyy-MM-dd HH:mm:ss',
            ),
          ),
          zone: fc.constantFrom(
            'UTC',
            'Asia/Seoul',
            'Europe/Warsaw',
            'America/Los_Angeles',
            'Australia/Lord_Howe',
          ),
        }),
        (at, { unit, count, anchor, zone }) => {
          const window = of(unit, anchor, zone, count);
          const { start, end } = sloWindowAt(window, at);
          expect(start).toBeLessThanOrEqual(at);
          expect(end).toBeGreaterThan(at);
          expect(sloWindowAt(window, start)).toEqual({ start, end });
          expect(sloWindowAt(window, end - 1)).toEqual({ start, end });
          expect(sloWindowAt(window, end).start).toBe(end);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('says which anchor is none', () => {
    expect(() => sloWindowAt(of('M', '2026-02-30 00:00:00', 'UTC'), 0)).toThrow(
      '2026-02-30 00:00:00 in UTC is no time',
    );
  });
});
