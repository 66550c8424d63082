import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { startActions } from '../__testUtils__/startActions';

const gate = (status: string, findings: object[] = []) => ({
  ...{ id: 'intent', status, findings, source: 'the portal' },
  observedAt: '2026-11-22T09:00:00.000Z',
});

const resource = (type: string, name = 'a', values = {}) => ({
  ...{ address: `${type}.${name}`, type, values },
});

const stackOf = (environment: string, ...resources: object[]) => ({
  ...{ stack: `x/y/z//${environment}#default`, environment, resources },
  region: 'ap-northeast-2',
});

const NAT = resource('aws_nat_gateway');

function answering(body: object, status = 200) {
  return jest.fn(async (_url, _init) =>
    Response.json(body, { status }),
  ) as jest.MockedFunction<typeof fetch>;
}

const preview = (more: object) => ({
  ...{ gates: [gate('passed')], files: [{ path: 'a.tf', after: 'secret' }] },
  ...more,
});

const intent = { product: 'authhub' };
const ask = (body: object, input: object = {}) =>
  startActions({ fetch: answering(body) })('estimate-service', {
    ...{ intent, ...input },
  });

describe('estimate-service', () => {
  it('asks the golden path for its caller, and prices what is declared', async () => {
    const declared = [stackOf('dev', NAT), stackOf('prod', NAT)];
    const declaredBefore = [stackOf('dev', NAT)];
    const fetch = answering(preview({ declared, declaredBefore }));
    const output = await startActions({ fetch })('estimate-service', {
      intent,
      change: 'more',
    });
    const [url, init] = fetch.mock.calls[0];
    expect(url).toMatch(/\/api\/infra-golden-path\/preview$/);
    expect(JSON.parse(init!.body as string)).toEqual({
      ...{ intent, change: 'more', cost: true },
    });
    const { authorization } = init!.headers as Record<string, string>;
    expect(authorization).toContain('user:default/mock');
    expect(authorization).toContain('infra-golden-path');
    expect(output).toMatchObject({
      ...{ currency: 'USD', monthly: '92.04', state: 'ok', findings: [] },
      ...{ monthlyBefore: '46.02', change: '46.02' },
      environments: [
        { environment: 'dev', monthly: '46.02', state: 'ok' },
        { environment: 'prod', monthly: '46.02', state: 'ok' },
      ],
      assumptions: [{ key: 'nat.processed-gb', unit: 'GB', value: '50' }],
      gaps: { unsupportedTypes: [], problems: [], more: 0 },
      source: 'price book 2026-10-05',
      observedAt: '2026-11-22T09:00:00.000Z',
    });
    expect(output.drivers[0]).toMatchObject({
      ...{ environment: 'dev', address: 'aws_nat_gateway.a' },
      monthly: '43.07',
    });
    expect(JSON.stringify(output)).not.toContain('secret');
  });

  it('takes other usage, and says which there is', async () => {
    const body = preview({ declared: [stackOf('dev', NAT)] });
    const none = await ask(body, { usage: { 'nat.processed-gb': '0' } });
    expect(none).toMatchObject({ monthly: '43.07', usage: '0' });
    for (const usage of [{ 'nat.gigabytes': '1' }, { 'nat.lcu': 'NaN' }]) {
      await expect(ask(body, { usage })).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringMatching(/nat\./),
      });
    }
  });

  it('has no amount for what nobody knows', async () => {
    const problems = Array.from({ length: 30 }, (_, index) => ({
      message: `module ${index}\u202e ${'x'.repeat(900)}`,
    }));
    const unknown = { ...stackOf('prod'), problems };
    const types = Array.from({ length: 25 }, (_, index) =>
      resource(`aws_strange_${index}`),
    );
    const declared = [stackOf('dev', NAT, ...types), unknown];
    const output = await ask(preview({ declared, declaredBefore: [unknown] }));
    const [dev, prod] = output.environments;
    expect(dev).toMatchObject({ state: 'partial', unsupported: 25 });
    expect(prod).toMatchObject({ environment: 'prod', state: 'failed' });
    expect(prod.monthly).toBeUndefined();
    expect(output).toMatchObject({ state: 'partial', monthly: '46.02' });
    expect(output.change).toBeUndefined();
    expect(output.monthlyBefore).toBeUndefined();
    expect(output.gaps.problems).toHaveLength(20);
    expect(output.gaps.unsupportedTypes).toHaveLength(20);
    expect(output.gaps.more).toBe(15);
    const text = JSON.stringify(output);
    expect(text).not.toMatch(/\p{Cf}/u);
    expect(text.length).toBeLessThan(8_000);
    const failed = await ask(preview({ declared: [unknown] }));
    expect(failed.state).toBe('failed');
    expect(failed.monthly).toBeUndefined();
  });

  it('says what is wrong with the answers, and not without end', async () => {
    const finding = {
      ...{ code: 'intent.missing', severity: 'error' },
      message: { en: `Missing. ${'x'.repeat(9_000)}`, ko: '없습니다.' },
      field: ['environments', 'dev'],
    };
    const findings = [
      { ...finding, severity: 'warning' },
      ...Array.from({ length: 40 }, () => finding),
    ];
    const output = await ask(preview({ gates: [gate('failed', findings)] }));
    expect(output.monthly).toBeUndefined();
    expect(output.environments).toEqual([]);
    expect(output.findings).toHaveLength(20);
    expect(output.findings[0]).toMatchObject({
      ...{ gate: 'intent', field: 'environments.dev' },
    });
    expect(output.findings[0].message.length).toBeLessThanOrEqual(500);
  });

  it('refuses who may not, before anybody is asked', async () => {
    const fetch = answering(preview({}));
    const denied = startActions({ fetch, result: AuthorizeResult.DENY });
    const allowed = startActions({ fetch });
    const service = mockCredentials.service();
    for (const asked of [
      denied('estimate-service', { intent }),
      allowed('estimate-service', { intent }, service),
    ]) {
      await expect(asked).rejects.toMatchObject({ name: 'NotAllowedError' });
    }
    expect(fetch).not.toHaveBeenCalled();
  });

  it.each([
    [400, 'InputError'],
    [403, 'NotAllowedError'],
    [404, 'NotFoundError'],
  ])('passes on a %d of the golden path as %s', async (status, name) => {
    const error = { name, message: `There is no x/y\u202e/z` };
    const fetch = answering(
      { error, response: { statusCode: status } },
      status,
    );
    await expect(
      startActions({ fetch })('estimate-service', { intent }),
    ).rejects.toMatchObject({
      name,
      message: 'The golden path refused: There is no x/y/z',
    });
  });

  it('passes on that there were too many, and that nobody answers', async () => {
    const many = { error: { name: 'Error', message: 'Too many.' } };
    await expect(
      startActions({ fetch: answering(many, 429) })('estimate-service', {
        intent,
      }),
    ).rejects.toMatchObject({ statusCode: 429 });
    const fetch = jest.fn().mockRejectedValue(new TypeError('fetch failed'));
    await expect(
      startActions({ fetch })('estimate-service', { intent }),
    ).rejects.toMatchObject({ name: 'ServiceUnavailableError' });
  });
});
