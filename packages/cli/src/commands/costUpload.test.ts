import { gunzipSync } from 'node:zlib';
import { testPortal } from '../__testUtils__/portal';
import { folderWith, run } from '../__testUtils__/run';

const portal = testPortal('INFRA_PORTAL_COST_TOKEN', 'token-of-the-test');
const { told } = portal;
const base = () => [
  ...['--url', `${portal.url}/`],
  ...['--repository', 'https://github.com/acme/infra.git'],
];

const stack = 'github.com/acme/infra//stacks/api#default';
const accepted = {
  id: '1',
  projects: [{ name: 'stacks/api', state: 'ok', stack }],
  duplicate: false,
};
const unmatched = {
  id: '2',
  projects: [{ name: '\u001b[31mx', state: 'partial', unmatched: 'none' }],
  duplicate: true,
};
const upload = (cwd: string, ...argv: string[]) =>
  run(cwd, 'cost', 'upload', ...argv, ...base());

it('sends each file of a pattern, packed, and says which stacks it is of', async () => {
  portal.answers = [
    [202, accepted],
    [202, unmatched],
  ];
  const cwd = folderWith({
    'out/a-infracost.json': '{"a":1}',
    'out/b-infracost.json': '{"b":"비용"}',
    'out/.c-infracost.json': '{}',
    'out/other.json': '{}',
  });
  const { code, out, err } = await upload(
    cwd,
    ...['out/*-infracost.json', 'out/a-infracost.json'],
    ...['--commit', 'a'.repeat(40), '--pull-request', '7'],
    ...['--stack', 'stacks/api & more'],
  );
  expect([code, err]).toEqual([0, '']);
  expect(out).toBe(
    `out/a-infracost.json: sent\n  stacks/api: ok, ${stack}\nout/b-infracost.json: sent, which the portal had already\n  x: partial, no stack (none)\n`,
  );
  expect(told.map(({ body }) => gunzipSync(body).toString('utf8'))).toEqual([
    '{"a":1}',
    '{"b":"비용"}',
  ]);
  const { pathname, searchParams } = new URL(told[0].url, 'http://portal');
  expect([pathname, Object.fromEntries(searchParams)]).toEqual([
    '/api/infra-cost/reports',
    {
      ...{ repository: 'github.com/acme/infra', commit: 'a'.repeat(40) },
      ...{ pullRequest: '7', stack: 'stacks/api & more' },
    },
  ]);
  expect(told[0].headers).toMatchObject({
    authorization: 'Bearer token-of-the-test',
    'content-type': 'application/json',
    'content-encoding': 'gzip',
  });
});

it('goes on after a file that is refused, and ends with 3', async () => {
  portal.answers = [
    [400, { error: { message: 'The report is no JSON.' } }],
    [202, accepted],
  ];
  const cwd = folderWith({ 'a.json': '{', 'b.json': '{}' });
  const { code, out, err } = await upload(
    cwd,
    ...['a.json', 'missing.json', 'b.json', '--json'],
  );
  expect([code, JSON.parse(out)]).toMatchObject([
    3,
    { failures: 2, sent: [{ file: 'b.json', id: '1', duplicate: false }] },
  ]);
  expect(err).toContain('a.json: The portal answered 400: The report is no');
  expect(err).toContain('missing.json: It cannot be read: ');
});

it('tries again, and ends with 1 only where it is told to be strict', async () => {
  portal.answers = [
    [429, {}, { 'retry-after': '1' }],
    [202, unmatched],
    [202, unmatched],
  ];
  const cwd = folderWith({ 'a.json': '{}' });
  const first = await upload(cwd, 'a.json');
  expect([first.code, first.err]).toEqual([
    0,
    expect.stringContaining('answered 429'),
  ]);
  expect((await upload(cwd, 'a.json', '--strict')).code).toBe(1);
});

it('says what is missing, and sends nothing', async () => {
  const cwd = folderWith({ 'a.json': '{}' });
  const wrong = [
    [['no/*.json'], 'No file is like no/*.json.'],
    [['a.json', '--commit', 'HEAD'], '--commit needs the hash'],
    [['a.json', '--pull-request', '#7'], '--pull-request needs its number'],
    [['a.json', '--repository', 'infra'], '--repository github.com/acme/infra'],
  ] as const;
  for (const [argv, why] of wrong) {
    const { code, err } = await run(
      cwd,
      ...['cost', 'upload', ...base()],
      ...argv,
    );
    expect([code, err]).toEqual([2, expect.stringContaining(why)]);
  }
  delete process.env.INFRA_PORTAL_COST_TOKEN;
  const { code, err } = await upload(cwd, 'a.json');
  expect([code, err]).toEqual([
    2,
    expect.stringContaining('INFRA_PORTAL_COST_TOKEN'),
  ]);
  expect(told).toEqual([]);
});
