import { mockServices } from '@backstage/backend-test-utils';
import { readWeekly } from './readWeekly';

const read = (weekly?: unknown) =>
  readWeekly(
    mockServices.rootConfig({
      data: { infraCost: weekly === undefined ? {} : { weekly } } as never,
    }),
  );

it('reads when reports are sent', () => {
  expect(read()).toBeUndefined();
  expect(read({})).toEqual({
    ...{ day: 'monday', at: '09:00', timeZone: 'UTC', language: 'en' },
  });
  const all = {
    ...{ day: 'friday', at: '17:30', timeZone: 'Asia/Seoul', language: 'ko' },
  };
  expect(read(all)).toEqual(all);
});

it.each([
  [{ day: 'someday' }, /infraCost\.weekly\.day is wrong/],
  [{ at: 9 }, /infraCost\.weekly\.at is wrong/],
  [{ timeZone: 'Mars' }, /timeZone is wrong: must be a time zone/],
  [{ language: 'fr' }, /language is wrong.*Such as \{ day: monday/],
  [{ hour: 9 }, /infraCost\.weekly is wrong.*hour/],
  [['monday'], /infraCost\.weekly is wrong/],
  ['monday', /infraCost\.weekly is wrong/],
])('refuses %j', (wrong, message) => {
  expect(() => read(wrong)).toThrow(message);
});
