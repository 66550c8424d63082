import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  type SloBacktest,
  sloReadPermission,
} from '@infra-portal/infra-common';
import express from 'express';
import request from 'supertest';
import {
  ANSWERS,
  starterRepository,
  type StarterRepository,
} from '../__testUtils__/starterRepository';
import { AuthorizedBacktests } from '../authorization/AuthorizedBacktests';
import { createBases } from '../repository/mirrorBases';
import { createRouter } from '../router';
import { createAskBacktest } from './BacktestClient';
import { Backtests } from './Backtests';

jest.setTimeout(60_000);

const PROMISES = { ...ANSWERS, objectives: { availabilityPercent: 99.9 } };
const ANSWER: SloBacktest = {
  items: [
    {
      ...{ id: 'a', name: 'prod-availability', target: 0.999, sli: 0.9994 },
      ...{ seconds: 30 * 86_400, coverage: 0.4 },
    },
  ],
  observedAt: '2026-02-01T00:00:00.000Z',
};

let starter: StarterRepository;
beforeAll(async () => {
  starter = starterRepository();
  await starter.mirrors.of(starter.repository).update();
});
afterAll(() => starter.close());

let clock = Date.parse('2026-02-01T00:00:00Z');
let answers: () => Response;
const fetched = jest.fn();
const denied = new Set<string>();

function app() {
  const auth = mockServices.auth.mock();
  auth.getOwnServiceCredentials.mockResolvedValue(mockCredentials.service());
  auth.getPluginRequestToken.mockResolvedValue({ token: 'of-the-plugin' });
  const discovery = mockServices.discovery.mock({
    getBaseUrl: async plugin => `http://portal.test/api/${plugin}`,
  });
  const ask = createAskBacktest({
    ...{ auth, discovery },
    fetch: async (...args) => {
      fetched(...args);
      return answers();
    },
  });
  const bases = createBases({
    mirrors: starter.mirrors,
    repositories: [starter.repository],
    logger: mockServices.logger.mock(),
  });
  const permissions = mockServices.permissions.mock({
    authorize: async asked =>
      asked.map(({ permission }) => ({
        result: denied.has(permission.name)
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
      })),
  });
  const backtests = new Backtests({ bases, ask, now: () => clock });
  return express()
    .use(
      createRouter({
        httpAuth: mockServices.httpAuth(),
        limits: { backtests() {} },
        backtests: new AuthorizedBacktests({ backtests, permissions }),
      } as any),
    )
    .use(mockErrorHandler());
}

beforeEach(() => {
  fetched.mockClear();
  denied.clear();
  answers = () => Response.json(ANSWER);
});

it('asks, as the plugin, for what follows from answers', async () => {
  const { status, body } = await request(app())
    .post('/backtest')
    .send({ intent: PROMISES });
  expect([status, body]).toEqual([200, ANSWER]);
  const [url, { headers, body: sent }] = fetched.mock.calls[0];
  expect(url).toBe('http://portal.test/api/infra-slo/backtests');
  expect(headers.authorization).toBe('Bearer of-the-plugin');
  const { repository, files } = JSON.parse(sent);
  expect(repository).toBe('github.com/acme/infrastructure');
  expect(files).toEqual([
    {
      path: expect.stringMatching(/^slo\/.*\/prod-availability\.slo\.yaml$/),
      text: expect.stringContaining('targetPercent: 99.9'),
    },
  ]);
});

it('asks once for the same promises, and again after a while', async () => {
  const server = app();
  const post = (intent: object) =>
    request(server).post('/backtest').send({ intent });
  await post(PROMISES);
  await post({ ...PROMISES, description: 'Another one' });
  expect(fetched).toHaveBeenCalledTimes(1);
  await post({ ...PROMISES, objectives: { availabilityPercent: 99 } });
  expect(fetched).toHaveBeenCalledTimes(2);
  clock += 6 * 60_000;
  await post(PROMISES);
  expect(fetched).toHaveBeenCalledTimes(3);
});

it('tells nothing where nothing is promised, or answers are missing', async () => {
  for (const intent of [
    { ...ANSWERS, objectives: undefined },
    { product: 1 },
  ]) {
    const { body } = await request(app()).post('/backtest').send({ intent });
    expect(body.items).toEqual([]);
  }
  expect(fetched).not.toHaveBeenCalled();
});

it('refuses who may not see what services promise', async () => {
  denied.add(sloReadPermission.name);
  const { status } = await request(app())
    .post('/backtest')
    .send({ intent: PROMISES });
  expect(status).toBe(403);
  expect(fetched).not.toHaveBeenCalled();
});

it('says when nobody knows numbers, and what the other side says', async () => {
  answers = () => new Response('', { status: 404 });
  const post = () =>
    request(app()).post('/backtest').send({ intent: PROMISES });
  expect((await post()).status).toBe(404);
  answers = () =>
    Response.json(
      { error: { name: 'ServiceUnavailableError', message: 'later' } },
      { status: 503 },
    );
  expect((await post()).status).toBe(503);
});
