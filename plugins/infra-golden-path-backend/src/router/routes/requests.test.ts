import { mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { createRouter } from '../createRouter';

const submit = jest.fn();
const app = express().use(
  createRouter({
    auditor: mockServices.auditor.mock(),
    httpAuth: mockServices.httpAuth(),
    requests: { submit },
  } as any),
);
const ORDER = { intent: { service: 'tokens' }, digest: 'a'.repeat(64) };

beforeEach(() => {
  submit.mockReset();
  submit.mockResolvedValue({ request: { id: 'r-1' }, created: true });
});

describe('POST /requests', () => {
  const post = (prefer?: string) =>
    request(app)
      .post('/requests')
      .set(prefer === undefined ? {} : { Prefer: prefer })
      .send(ORDER);

  it.each([
    'respond-async',
    'Respond-Async',
    'return=minimal, respond-async',
    'respond-async; wait=10',
  ])('does not wait for the pull request with Prefer: %s', async prefer => {
    const { status, body } = await post(prefer);
    expect({ status, body }).toEqual({ status: 201, body: { id: 'r-1' } });
    const [, order] = submit.mock.calls[0];
    expect(order).toEqual({
      ...ORDER,
      change: 'create',
      draft: false,
      repository: undefined,
      patience: 0,
    });
  });

  it.each([
    undefined,
    '',
    'wait=10',
    'respond-asynchronously',
    'x=respond-async',
  ])('waits as long as is usual with Prefer: %s', async prefer => {
    submit.mockResolvedValue({ request: { id: 'r-1' }, created: false });
    expect((await post(prefer)).status).toBe(200);
    expect(submit.mock.calls[0][1]).not.toHaveProperty('patience');
  });
});
