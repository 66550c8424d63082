import fc from 'fast-check';
import { lastSlot, nextSlot } from './slots';
import { WEEK_DAYS, weeklyScheduleSchema } from './types';

const DAY = 24 * 60 * 60_000;
const when = (day: (typeof WEEK_DAYS)[number], at: string, timeZone: string) =>
  ({ day, at, timeZone } as const);
const seoul = when('monday', '09:00', 'Asia/Seoul');
const time = (text: string) => Date.parse(text);
const told = ({ week, at }: { week: string; at: number }) =>
  `${week} ${new Date(at).toISOString()}`;

it('knows the last and the next time by the clock of a time zone', () => {
  const slot = '2026-11-23 2026-11-23T00:00:00.000Z';
  expect(told(nextSlot(seoul, time('2026-11-22T23:59:59Z')))).toBe(slot);
  expect(told(lastSlot(seoul, time('2026-11-23T00:00:00Z')))).toBe(slot);
  expect(told(lastSlot(seoul, time('2026-11-29T23:59:59Z')))).toBe(slot);
  expect(told(nextSlot(seoul, time('2026-11-23T00:00:00Z')))).toBe(
    '2026-11-30 2026-11-30T00:00:00.000Z',
  );
});

it('keeps the time where clocks are changed', () => {
  const berlin = when('sunday', '02:30', 'Europe/Berlin');
  // 02:30 is skipped on 2026-03-29, and comes twice on 2026-10-25.
  expect(told(lastSlot(berlin, time('2026-03-30T00:00:00Z')))).toBe(
    '2026-03-29 2026-03-29T01:30:00.000Z',
  );
  expect(told(lastSlot(berlin, time('2026-10-26T00:00:00Z')))).toBe(
    '2026-10-25 2026-10-25T00:30:00.000Z',
  );
});

it('has one slot in each week, in any time zone', () => {
  const zones = fc.constantFrom(
    ...['UTC', 'Asia/Seoul', 'Europe/Berlin', 'America/New_York'],
    ...['Pacific/Auckland', 'Pacific/Honolulu', 'Asia/Kathmandu'],
    ...['Pacific/Kiritimati', 'Australia/Lord_Howe'],
  );
  const two = (most: number) =>
    fc.integer({ min: 0, max: most }).map(n => `${n}`.padStart(2, '0'));
  fc.assert(
    fc.property(
      ...[fc.constantFrom(...WEEK_DAYS), two(23), two(59), zones],
      fc.integer({ min: time('2026-01-01'), max: time('2028-01-01') }),
      (day, hours, minutes, zone, now) => {
        const own = when(day, `${hours}:${minutes}`, zone);
        const last = lastSlot(own, now);
        const next = nextSlot(own, now);
        expect(last.at).toBeLessThanOrEqual(now);
        expect(next.at).toBeGreaterThan(now);
        expect(Math.abs(next.at - last.at - 7 * DAY)).toBeLessThanOrEqual(
          2 * 60 * 60_000,
        );
        expect(lastSlot(own, next.at)).toEqual(next);
        const local = new Intl.DateTimeFormat('en-US', {
          ...{ timeZone: zone, weekday: 'long' },
        }).format(last.at);
        expect(local.toLowerCase()).toBe(day);
        expect(new Date(`${last.week}T00:00Z`).getUTCDay()).toBe(
          (WEEK_DAYS.indexOf(day) + 1) % 7,
        );
      },
    ),
    { numRuns: 100 },
  );
});

it.each([
  [{ day: 'Monday' }, 'day'],
  [{ at: '9:00' }, 'at'],
  [{ at: '24:00' }, 'at'],
  [{ timeZone: 'Korea' }, 'timeZone'],
  [{ language: 'de' }, 'language'],
  [{ hour: 9 }, ''],
])('refuses %j', (wrong, path) => {
  const good = { ...seoul, language: 'ko' };
  expect(weeklyScheduleSchema.safeParse(good).success).toBe(true);
  const { error } = weeklyScheduleSchema.safeParse({ ...good, ...wrong });
  expect(error?.issues[0].path.join('.')).toBe(path);
});
