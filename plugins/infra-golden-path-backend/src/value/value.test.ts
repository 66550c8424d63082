import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { MeasuredPull } from '@infra-portal/infra-common';
import type { Forge, ForgePullRequest, Forges } from '@infra-portal/infra-node';
import express from 'express';
import PromiseRouter from 'express-promise-router';
import request from 'supertest';
import { databaseIds, migratedDatabase } from '../__testUtils__/databases';
import { addValueRoutes } from './routes';
import { ValueCollector } from './ValueCollector';
import { ValueReader } from './ValueReader';
import { ValueStore } from './ValueStore';

jest.setTimeout(60_000);

const { ALLOW, DENY } = AuthorizeResult;
const NOW = Date.UTC(2026, 10, 20);
const HOUR = 3600_000;
const before = (hours: number) => new Date(NOW - hours * HOUR).toISOString();
const repository = {
  host: 'github.com',
  owner: 'acme',
  name: 'infrastructure',
};
const name = 'github.com/acme/infrastructure';

const pullOf = (number: number, hours: number): ForgePullRequest => ({
  ...{ number, title: `Change ${number}`, body: '', author: 'lee' },
  ...{ url: `https://${name}/pull/${number}`, state: 'merged', draft: false },
  ...{ labels: [], base: { branch: 'main' } },
  head: { branch: 'by-hand', commit: 'c' },
  createdAt: before(hours + 5),
  ...{ updatedAt: before(hours), mergedAt: before(hours) },
});

describe.each(databaseIds)('what it is worth, in %s', id => {
  async function start(pulls: ForgePullRequest[]) {
    const store = new ValueStore(await migratedDatabase(id));
    const history = {
      changedPullRequests: jest.fn(async (since: string) =>
        pulls.filter(({ updatedAt }) => updatedAt >= since),
      ),
      commitsOf: jest.fn(async () => []),
    };
    const forge = {
      history,
      reviews: jest.fn(async () => []),
      pullRequest: jest.fn(
        async (number: number) => pulls.find(each => each.number === number)!,
      ),
    };
    const clock = { now: NOW };
    const options = {
      ...{ store, repositories: [repository], now: () => clock.now },
    };
    const collector = new ValueCollector({
      ...options,
      forges: { of: () => forge as unknown as Forge } as Forges,
      ask: async () => undefined,
      logger: mockServices.logger.mock(),
    });
    const reader = new ValueReader(options);
    return { clock, collector, forge, history, reader, store };
  }

  it('measures each once, and again while it settles', async () => {
    const pulls = [pullOf(1, 300), pullOf(2, 20), pullOf(3, 10)];
    const { clock, collector, forge, history, reader } = await start(pulls);
    expect((await reader.value(90)).observedAt).toBeUndefined();
    await collector.run();
    const { groups, observedAt, months } = await reader.value(90);
    expect(groups['hand-written']).toMatchObject({
      ...{ merged: 3, closed: 0 },
      total: { count: 3, median: 5 * 3600 },
      failed: { part: 0, of: 3 },
    });
    expect(groups.generated).toEqual({ merged: 0, closed: 0 });
    expect(months).toEqual([
      expect.objectContaining({ month: '2026-11', handWritten: 3 }),
    ]);
    expect(observedAt).toBe(new Date(NOW).toISOString());
    expect(forge.reviews).toHaveBeenCalledTimes(3);
    // The third one changed when the last look ended; the second is due.
    clock.now = NOW + 7 * HOUR;
    await collector.run();
    expect(history.changedPullRequests).toHaveBeenLastCalledWith(before(10));
    expect(forge.reviews.mock.calls.slice(3)).toEqual([[2], [3]]);
    expect((await reader.value(90)).groups['hand-written'].merged).toBe(3);
    // Days later only what may still change is asked for.
    clock.now = NOW + 30 * 24 * HOUR;
    await collector.run();
    await collector.run();
    expect(forge.pullRequest.mock.calls.map(([number]) => number)).toEqual([
      2, 2,
    ]);
  });

  it('says which repository could not be asked, and keeps what it knows', async () => {
    const { collector, history, reader } = await start([pullOf(1, 5)]);
    await collector.run();
    history.changedPullRequests.mockRejectedValue(new Error('down'));
    await collector.run();
    const value = await reader.value(90);
    expect(value.stale).toEqual([name]);
    expect(value.groups['hand-written'].merged).toBe(1);
  });

  it('adds up how long a review was seen, of repositories it reads', async () => {
    const { collector, reader, store } = await start([pullOf(1, 5)]);
    await reader.read(name.toUpperCase(), 1, 30);
    await reader.read(name, 1, 12.5);
    expect(await store.readingOf(name, 1)).toBe(42.5);
    await expect(reader.read('github.com/a/b', 1, 1)).rejects.toThrow(
      'does not read',
    );
    await collector.run();
    const [pull] = await store.since(before(24));
    expect(pull).toMatchObject<Partial<MeasuredPull>>({ reading: 42.5 });
  });

  it('answers those who may read reviews', async () => {
    const { reader } = await start([]);
    const permissions = mockServices.permissions.mock();
    const router = PromiseRouter().use(express.json());
    const app = express().use(router);
    const limit = jest.fn();
    addValueRoutes(router, {
      ...{ reader, limit, permissions },
      httpAuth: mockServices.httpAuth({
        defaultCredentials: mockCredentials.user(),
      }),
    });
    permissions.authorize.mockResolvedValue([{ result: DENY }]);
    expect((await request(app).get('/value')).status).toBe(500);
    permissions.authorize.mockResolvedValue([{ result: ALLOW }]);
    const { body } = await request(app).get('/value?days=30');
    expect(body).toMatchObject({ months: [], slowest: [], stale: [] });
    const told = { repository: name, number: 1, seconds: 5 };
    const answer = await request(app).post('/value/reading').send(told);
    expect(answer.status).toBe(204);
    expect(limit).toHaveBeenCalledTimes(1);
  });
});
