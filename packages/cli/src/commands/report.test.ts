import { createHmac } from 'node:crypto';
import { testPortal } from '../__testUtils__/portal';
import { folderWith, run } from '../__testUtils__/run';
import { sendReport } from '../report/sendReport';

const report = {
  id: '4711',
  repository: 'https://github.com/acme/infra',
  dir: 'terraform/dev',
  command: 'plan',
  state: 'succeeded',
  commit: '1'.repeat(40),
  ref: 'main',
  startedAt: '2026-11-22T09:00:00Z',
  finishedAt: '2026-11-22T09:01:00Z',
};

const portal = testPortal(
  'INFRA_PORTAL_REPORT_SECRET',
  'the secret of the test',
);
const { told } = portal;

const accepted = {
  accepted: true,
  url: 'https://portal.example/stacks/-/runs/1',
};

it('signs a report of a file and options, and says where it is shown', async () => {
  portal.answers = [[202, accepted]];
  const cwd = folderWith({
    'report.json': JSON.stringify(report),
    'plan.txt': `begin\n${'x'.repeat(1_100_000)}\nPlan: 1 to add`,
  });
  const { code, out, err } = await run(
    cwd,
    ...[
      'report',
      'report.json',
      '--url',
      `${portal.url}/`,
      '--output',
      'plan.txt',
    ],
    ...['--exit-code', '2', '--pull-request', '7', '--dir', 'other'],
  );
  expect([code, out, err]).toEqual([0, `${accepted.url}\n`, '']);
  const [{ body, headers }] = told;
  const sum = createHmac('sha256', 'the secret of the test').update(body);
  expect(headers['x-infra-portal-signature-256']).toBe(
    `sha256=${sum.digest('hex')}`,
  );
  const sent = JSON.parse(body.toString('utf8'));
  expect(sent).toMatchObject({
    ...{ version: 1, id: '4711', dir: 'other', exitCode: 2, pullRequest: 7 },
    output: expect.stringMatching(/^begin[^]*left out[^]*Plan: 1 to add$/),
  });
  expect(sent.output.length).toBe(1024 * 1024);
  expect(Date.now() - Date.parse(sent.sentAt)).toBeLessThan(60_000);
});

it('prints it and sends nothing, and needs no secret for that', async () => {
  delete process.env.INFRA_PORTAL_REPORT_SECRET;
  const cwd = folderWith({ 'report.json': JSON.stringify(report) });
  const { code, out } = await run(cwd, 'report', 'report.json', '--dry-run');
  expect([code, JSON.parse(out)]).toMatchObject([
    0,
    { ...report, workspace: 'default', runner: 'CI' },
  ]);
  const without = await run(cwd, 'report', 'report.json', '--url', portal.url);
  expect([without.code, without.err]).toEqual([
    2,
    expect.stringContaining('INFRA_PORTAL_REPORT_SECRET'),
  ]);
  expect(told).toEqual([]);
});

it('says which field is wrong, and what the portal refused', async () => {
  const cwd = folderWith({
    'report.json': JSON.stringify({ ...report, finishedAt: undefined }),
    'good.json': JSON.stringify(report),
    'list.json': '[]',
  });
  const wrong = await run(cwd, 'report', 'report.json', '--dry-run');
  expect([wrong.code, wrong.err]).toEqual([
    2,
    expect.stringContaining('finishedAt: Say when it ended'),
  ]);
  expect((await run(cwd, 'report', 'list.json')).err).toContain('no JSON');
  expect((await run(cwd, 'report', 'none.json')).code).toBe(3);
  expect((await run(cwd, 'report', 'good.json')).err).toContain('--url');
  portal.answers = [[401, { error: { message: 'The signature is wrong.' } }]];
  const refused = await run(cwd, 'report', 'good.json', '--url', portal.url);
  expect([refused.code, refused.err, told.length]).toEqual([
    3,
    expect.stringContaining('answered 401: The signature is wrong.'),
    1,
  ]);
});

it('tries again while the portal is away, signed anew', async () => {
  portal.answers = [
    [404, {}],
    [503, {}],
    [429, {}],
    [202, accepted],
  ];
  const retrying = jest.fn();
  const { url } = portal;
  const receiver = { url, secret: 's', timeout: 5_000, retrying, pause: 1 };
  const sent = { ...report, version: 1 as const } as Parameters<
    typeof sendReport
  >[0];
  await expect(sendReport(sent, receiver)).resolves.toEqual(accepted);
  expect(retrying).toHaveBeenCalledTimes(3);
  const closed = { ...receiver, url: 'http://127.0.0.1:9' };
  await expect(sendReport(sent, closed)).rejects.toThrow(/cannot be reached/);
});
