import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  weeklyAnswerSchema,
  weeklyListSchema,
} from '@infra-portal/infra-common';
import { startSandbox, type TestSandbox } from '@infra-portal/sandbox/testing';
import { startCosts } from './__testUtils__/startCosts';

jest.setTimeout(60_000);

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
  await sandbox.createRepository('weekly');
});
afterAll(() => sandbox.close());

const told = () => ({ commit: 'c', things: [] });

it('answers what an owner is told, and refuses nonsense', async () => {
  const { backend, get, post } = await startCosts(sandbox, 'weekly', told, {
    infraCost: { weekly: { timeZone: 'Asia/Seoul', language: 'ko' } },
  });
  const { body } = await get('/weekly').expect(200);
  const list = weeklyListSchema.parse(body);
  expect(list).toMatchObject({
    schedule: { day: 'monday', at: '09:00', language: 'ko' },
    ...{ owners: [], items: [] },
  });
  expect(Date.parse(list.next!)).toBeGreaterThan(Date.now());
  const next = await get('/weekly/next?owner=group:default/auth').expect(200);
  expect(weeklyAnswerSchema.parse(next.body)).toMatchObject({
    report: { owner: 'group:default/auth', monthly: '0' },
    message: { title: '이번 주 auth 비용: 월 $0.00', language: 'ko' },
  });
  await get('/weekly/2026-11-23?owner=x').expect(404);
  for (const query of [
    ...['/weekly?colour=red', '/weekly/next', '/weekly/monday?owner=x'],
    `/weekly/next?owner=${'x'.repeat(301)}`,
  ]) {
    const answer = await get(query).expect(400);
    expect(answer.body.error.message).toMatch(/The (query|week) is/);
  }
  await post('/weekly/send', {}).expect(400);
  // No notifications are installed here.
  const failed = await post('/weekly/send', { owner: 'x' }).expect(503);
  expect(failed.body.error.message).toMatch(/did not take it/);
  await backend.stop();
});

it('says nothing of it to those who may not see costs', async () => {
  const { backend, get, post } = await startCosts(sandbox, 'weekly', told, {
    result: AuthorizeResult.DENY,
  });
  for (const address of [
    ...['/weekly', '/weekly/next?owner=x', '/weekly/2026-11-23?owner=x'],
  ]) {
    expect((await get(address)).status).toBe(403);
  }
  expect((await post('/weekly/send', { owner: 'x' })).status).toBe(403);
  await backend.stop();
});

it('does not start with a schedule that cannot be', async () => {
  await expect(
    startCosts(sandbox, 'weekly', told, {
      infraCost: { weekly: { day: 'someday' } },
    }),
  ).rejects.toThrow(/infraCost\.weekly\.day is wrong/);
});
