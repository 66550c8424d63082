import { startSandbox, type TestSandbox, tokenOf } from '../testing';
import { starterFiles } from './__testUtils__/starter';

const OBJECTIVE = 'slo/authhub/api/prod-availability';
const files = Object.fromEntries(
  starterFiles()
    .filter(
      ({ path }) =>
        path.startsWith(OBJECTIVE) || path.startsWith('slo/_shared'),
    )
    .map(({ path, text }) => [path, text]),
);

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
  await sandbox.createRepository('promises', {
    ...files,
    'slo/broken.slo.yaml': 'apiVersion: nothing',
    'slo/broken.rules.yaml': 'groups: [{ name: a, rules: [{ record: b }] }]',
    'golden-paths/x/slo/y.rules.yaml': 'groups: []',
  });
  // Files arrive by the clock of git; they have been there for a while then.
  sandbox.clock.set(new Date(Date.now() + 2 * 3_600_000));
});
afterAll(() => sandbox.close());

async function get(path: string, init?: RequestInit) {
  const response = await fetch(`${sandbox.url}/prometheus${path}`, init);
  return { status: response.status, body: (await response.json()) as any };
}

const query = (text: string) =>
  get(`/api/v1/query?${new URLSearchParams({ query: text })}`);

async function arrange(method: string, body?: object, person = 'site-admin') {
  const path = '/_sandbox/prometheus/failures';
  const { status } = await fetch(`${sandbox.url}${path}`, {
    method,
    headers: {
      authorization: `token ${tokenOf(person as 'site-admin')}`,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return status;
}

it('measures what a repository promises', async () => {
  const { status, body } = await query(
    'count_over_time(aws_applicationelb_request_count_sum{tag_Service="api"}[2h])',
  );
  expect(status).toBe(200);
  expect(body).toEqual({
    status: 'success',
    data: {
      resultType: 'vector',
      result: [
        {
          metric: {
            ...{ account_id: '444444444444', job: 'yace' },
            ...{ region: 'ap-northeast-2', tag_Environment: 'prod' },
            ...{ tag_Project: 'authhub', tag_Service: 'api' },
          },
          value: [expect.any(Number), expect.stringMatching(/^\d+$/)],
        },
      ],
    },
  });
});

it('takes a form, and tells of labels, rules, alerts and itself', async () => {
  const form = await get('/api/v1/query', {
    method: 'POST',
    body: new URLSearchParams({ query: '0.1 + 0.2', time: '1700000000.5' }),
  });
  expect(form.body.data).toEqual({
    ...{ resultType: 'scalar' },
    result: [1_700_000_000.5, '0.30000000000000004'],
  });
  const names = await get('/api/v1/label/__name__/values');
  expect(names.body.data).toEqual(
    expect.arrayContaining([
      'aws_applicationelb_request_count_sum',
      'slo:sli_error:ratio_rate30d',
    ]),
  );
  const labels = await get(
    `/api/v1/labels?match[]=${encodeURIComponent('{job="yace"}')}`,
  );
  expect(labels.body.data).toContain('tag_Service');
  const series = await get('/api/v1/series?match[]=sloth_slo_info');
  expect(series.body.data).toEqual([
    expect.objectContaining({ sloth_id: 'authhub-api-prod-availability' }),
  ]);
  const { body } = await get('/api/v1/rules');
  expect(body.data.groups).toHaveLength(1);
  expect(body.data.groups[0]).toMatchObject({
    file: `acme/promises/${OBJECTIVE}.rules.yaml`,
    interval: 30,
  });
  const rules: any[] = body.data.groups[0].rules;
  expect(rules.map(({ health }) => health)).toEqual(rules.map(() => 'ok'));
  const alerts = await get('/api/v1/rules?type=alert');
  expect(alerts.body.data.groups[0].rules[0]).toMatchObject({
    ...{ type: 'alerting', state: 'inactive', alerts: [], duration: 0 },
    annotations: { summary: expect.any(String) },
  });
  expect((await get('/api/v1/alerts')).body.data).toEqual({ alerts: [] });
  const build = await get('/api/v1/status/buildinfo');
  expect(build.body.data.version).toBe('2.42.0');
  const runtime = await get('/api/v1/status/runtimeinfo');
  expect(runtime.body.data.storageRetention).toBe('40d');
  const healthy = await fetch(`${sandbox.url}/prometheus/-/healthy`);
  expect(await healthy.text()).toContain('Healthy');
});

it('fails as it is told to', async () => {
  expect(await arrange('POST', { kind: 'down' }, 'developer')).toBe(403);
  expect(await arrange('POST', { kind: 'broken' })).toBe(422);
  const statuses = [
    ['unauthorized', 401],
    ['unprocessable', 422],
    ['unavailable', 503],
  ] as const;
  for (const [kind, status] of statuses) {
    expect(await arrange('POST', { kind, times: 1 })).toBe(201);
    const answer = await fetch(
      `${sandbox.url}/prometheus/api/v1/query?query=1`,
    );
    expect([kind, answer.status]).toEqual([kind, status]);
    expect((await query('1')).status).toBe(200);
  }
  await arrange('POST', { kind: 'down', contains: 'secret' });
  await expect(query('secret')).rejects.toThrow('fetch failed');
  expect((await query('vector(1)')).status).toBe(200);
  await arrange('POST', { kind: 'partial', message: 'half of it' });
  expect((await query('vector(1)')).body.warnings).toEqual(['half of it']);
  expect(await arrange('DELETE')).toBe(204);
  await arrange('POST', { kind: 'slow', seconds: 0.3, times: 1 });
  const since = performance.now();
  expect((await query('vector(1)')).status).toBe(200);
  expect(performance.now() - since).toBeGreaterThan(250);
  expect((await query('secret')).body.warnings).toBeUndefined();
});

it('sees a merged objective within a minute', async () => {
  const copy = await sandbox.clone('developer', 'promises');
  const path = 'slo/x/y/prod-availability.slo.yaml';
  await copy.commit({
    [path]: files[`${OBJECTIVE}.slo.yaml`]
      .replaceAll('authhub-api', 'new-one')
      .replaceAll('\\"api\\"', '\\"one\\"'),
  });
  await copy.git('push', '--quiet', 'origin', 'HEAD:main');
  let found: any[] = [];
  for (let left = 40; left > 0 && found.length === 0; left--) {
    await new Promise(resolve => setTimeout(resolve, 250));
    const { body } = await query('{tag_Service="one"}');
    found = body.data.result;
  }
  expect(found).toHaveLength(2);
});
