import { foundOf, NOW } from '../__testUtils__/readings';
import type { SloNumbers } from '../sources';
import { SeriesReader } from './SeriesReader';

const DAY = 86_400;
const now = NOW / 1_000;

it('asks the source for the window of the objective, or for what is asked', async () => {
  const series = jest.fn(async () => ({ step: 60 }));
  const source = { series } as unknown as SloNumbers;
  const reader = new SeriesReader({
    ...{ sources: new Map([['prod', source]]), now: () => NOW },
  });
  const found = foundOf('a');
  expect(await reader.series(found, {})).toEqual({ step: 60 });
  const asked = { start: now - DAY, end: now - 60 };
  await reader.series(found, asked);
  await reader.series(found, { start: now - DAY, end: now + DAY });
  expect(series.mock.calls.map((call: unknown[]) => call[1])).toEqual([
    { start: now - 30 * DAY, end: now },
    asked,
    { start: now - DAY, end: now },
  ]);
  for (const wrong of [
    { start: now + 1 },
    { start: now - 401 * DAY },
    { start: now - 10, end: now },
    { end: now - 500 * DAY, start: now },
  ]) {
    await expect(reader.series(found, wrong)).rejects.toThrow('start and end');
  }
  await expect(
    reader.series(foundOf('a', 'nowhere'), {}),
  ).rejects.toMatchObject({
    name: expect.any(String),
    message: expect.stringContaining('nowhere'),
  });
});
