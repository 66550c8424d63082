import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import express from 'express';
import PromiseRouter from 'express-promise-router';
import request from 'supertest';
import { mockErrorHandler } from '@backstage/backend-test-utils';
import { AuthorizedExceptions } from './AuthorizedExceptions';
import { addExceptionRoutes } from './routes';

const opened = { number: 7, url: 'https://github.com/acme/pull/7' };
const order = {
  act: 'add',
  repository: 'github.com/acme/infrastructure',
  rule: 'log-retention',
  stacks: ['stacks/dts/worker/prod'],
  until: '2027-03-31',
  reason: 'It is being decided.',
};

function world(result: AuthorizeResult = AuthorizeResult.ALLOW) {
  const permissions = mockServices.permissions.mock({
    authorize: async () => [{ result } as never],
  });
  const auditor = mockServices.auditor.mock();
  const success = jest.fn();
  auditor.createEvent.mockResolvedValue({ success, fail: jest.fn() });
  const proposals = {
    preview: jest.fn(async () => ({ title: 'x' } as never)),
    open: jest.fn(async () => ({ ...opened, created: true })),
  };
  const exceptions = new AuthorizedExceptions({
    ...{ permissions, proposals },
    book: { list: async () => ({ items: [], repositories: [], problems: [] }) },
    actorOf: async userRef => ({ userRef, displayName: 'Minji' }),
  });
  const router = PromiseRouter();
  router.use(express.json());
  addExceptionRoutes(router, {
    ...{ auditor, exceptions, limit: () => {} },
    httpAuth: mockServices.httpAuth(),
  });
  const app = express().use(router).use(mockErrorHandler());
  return { app, auditor, proposals, success };
}

const post = (app: express.Express, path: string, body: object) =>
  request(app)
    .post(path)
    .set('authorization', mockCredentials.user.header())
    .send(body);

it('opens what is asked for, and writes down who did', async () => {
  const { app, auditor, proposals, success } = world();
  const added = await post(app, '/exceptions', order);
  expect([added.status, added.body]).toEqual([
    201,
    { ...opened, created: true },
  ]);
  expect(proposals.open).toHaveBeenCalledWith(
    order,
    expect.objectContaining({ displayName: 'Minji' }),
  );
  const key = '0123456789abcdef';
  await post(app, `/exceptions/${key}/removal`, {}).expect(201);
  expect(proposals.open).toHaveBeenLastCalledWith(
    { act: 'remove', key },
    expect.anything(),
  );
  expect(auditor.createEvent.mock.calls.map(([each]) => each.meta)).toEqual([
    { actionType: 'add' },
    { actionType: 'remove', id: key },
  ]);
  expect(success).toHaveBeenCalledTimes(2);
});

it('lets nobody in who may not', async () => {
  const { app, proposals } = world(AuthorizeResult.DENY);
  await post(app, '/exceptions', order).expect(403);
  await post(app, '/exceptions/preview', order).expect(403);
  await post(app, '/exceptions/0123456789abcdef/removal', {}).expect(403);
  await request(app)
    .get('/exceptions')
    .set('authorization', mockCredentials.user.header())
    .expect(403);
  expect(proposals.open).not.toHaveBeenCalled();
  expect(proposals.preview).not.toHaveBeenCalled();
});

it.each([
  ['/exceptions', { ...order, reason: 'short' }, 'reason'],
  ['/exceptions', { ...order, act: 'remove', key: 'x' }, 'act'],
  ['/exceptions/nope/removal', {}, 'id of the exception'],
])('says what is wrong with %s %#', async (path, body, message) => {
  const { app } = world();
  const answer = await post(app, path, body).expect(400);
  expect(answer.body.error.message).toContain(message);
});
