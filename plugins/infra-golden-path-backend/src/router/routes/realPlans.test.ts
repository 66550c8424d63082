import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  previewPlanRealPermission,
  requestManagePermission,
} from '@infra-portal/infra-common';
import express from 'express';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { AuthorizedRealPlans } from '../../authorization/AuthorizedRealPlans';
import { createRouter } from '../createRouter';

const PATH = '/previews/real-plan';
const ORDER = { intent: { service: 'tokens' }, digest: 'a'.repeat(64) };
const id = randomUUID();

const realPlans = {
  start: jest.fn(),
  get: jest.fn(),
  cancel: jest.fn(),
};
const auditor = mockServices.auditor.mock();
let refused: string[] = [];
const permissions = mockServices.permissions.mock({
  authorize: async asked =>
    asked.map(({ permission }) => ({
      result: refused.includes(permission.name)
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW,
    })),
});
const app = express()
  .use(
    createRouter({
      auditor,
      httpAuth: mockServices.httpAuth(),
      limits: { plans() {}, previews() {}, declared() {}, backtests() {} },
      realPlans: new AuthorizedRealPlans({ realPlans, permissions }),
    } as any),
  )
  .use(mockErrorHandler());

const me = mockCredentials.user().principal.userEntityRef;

beforeEach(() => {
  refused = [];
  jest.clearAllMocks();
  auditor.createEvent.mockResolvedValue({
    success: jest.fn(),
    fail: jest.fn(),
  });
  realPlans.start.mockResolvedValue({ plan: { id }, created: true });
  realPlans.get.mockResolvedValue({ id, requestedBy: me });
  realPlans.cancel.mockResolvedValue({ id, state: 'cancelled' });
});

it('begins for somebody, tells how it is, and stops; and writes that down', async () => {
  const begun = await request(app).post(PATH).send(ORDER);
  expect(begun).toMatchObject({ status: 202, body: { id } });
  expect(realPlans.start).toHaveBeenCalledWith(
    {
      ...ORDER,
      ...{ change: 'create', locks: 'ask', again: false },
      repository: undefined,
    },
    me,
  );
  expect((await request(app).get(`${PATH}/${id}`)).body.id).toBe(id);
  const stopped = await request(app).delete(`${PATH}/${id}`);
  expect(stopped).toMatchObject({ status: 200, body: { state: 'cancelled' } });
  const events = auditor.createEvent.mock.calls.map(([{ eventId, meta }]) => [
    eventId,
    meta?.actionType,
  ]);
  expect(events).toEqual([
    ['real-plan-mutate', 'create'],
    ['real-plan-mutate', 'cancel'],
  ]);
  // What was typed into the form is nobody's business in a log.
  const said = JSON.stringify(auditor.createEvent.mock.calls[0][0].meta);
  expect(said).not.toContain('tokens');
});

it.each([
  [{ ...ORDER, digest: 'x' }],
  [{ intent: {} }],
  [{ ...ORDER, locks: 'break' }],
  [{ ...ORDER, base_branch: 'main' }],
])('refuses %j', async body => {
  expect((await request(app).post(PATH).send(body)).status).toBe(400);
  expect(realPlans.start).not.toHaveBeenCalled();
});

it('is for those who may', async () => {
  refused = [previewPlanRealPermission.name];
  const statuses = [
    await request(app).post(PATH).send(ORDER),
    await request(app).get(`${PATH}/${id}`),
    await request(app).delete(`${PATH}/${id}`),
  ].map(({ status }) => status);
  expect(statuses).toEqual([403, 403, 403]);
  expect(realPlans.get).not.toHaveBeenCalled();
});

it('lets somebody else’s be stopped by the platform team only', async () => {
  realPlans.get.mockResolvedValue({ id, requestedBy: 'user:default/jun' });
  refused = [requestManagePermission.name];
  expect((await request(app).delete(`${PATH}/${id}`)).status).toBe(403);
  expect(realPlans.cancel).not.toHaveBeenCalled();
  refused = [];
  expect((await request(app).delete(`${PATH}/${id}`)).status).toBe(200);
});
