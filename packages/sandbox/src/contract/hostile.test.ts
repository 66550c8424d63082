import { startSandbox, TestSandbox, tokenOf } from '../testing';

/**
 * Whatever comes in, the server must answer in GitHub's shape: a 500 is a
 * defect. Every operation is asked with values that have broken servers before.
 */
const failures: string[] = [];
let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ log: line => failures.push(line) });
  await sandbox.createRepository('site', {
    'a.txt': 'a\n',
    'd/b.txt': 'b\n',
  });
  const octokit = sandbox.octokit('platform-owner');
  const repo = { owner: 'acme', repo: 'site' };
  await octokit.issues.create({ ...repo, title: 'One' });
});
afterAll(() => sandbox.close());

const raw = [
  '..',
  '.',
  '-x',
  '--output=x',
  '*',
  '@{-1}',
  'HEAD^{/x}',
  ':/a',
  ':a.txt',
  'main:d',
  'main..main',
  'main...main',
  '...',
  '^main',
  '0'.repeat(40),
  '1'.repeat(40),
  'refs/heads/main.lock',
  'a/../../../../etc/passwd',
  'a//b',
  'a\0b',
  'a\nb',
  'a b',
  "x'; drop table issues; --",
  '한국어',
  '\u{1F600}',
  'x'.repeat(3000),
  '99999999999999999999',
  '-1',
  '__proto__',
  'constructor',
  'main',
  '1',
];
const segments = [...raw.map(encodeURIComponent), '%', '%zz', '%00', '%ff'];

const wrong: unknown[] = [
  null,
  true,
  0,
  -1,
  1e300,
  '',
  ' ',
  'a\0b',
  'main',
  '../x',
  '0'.repeat(40),
  '한',
  'x'.repeat(70_000),
  [],
  [null],
  ['a', 1],
  [{}],
  [{ path: '../x', mode: '100644', type: 'blob', content: 'x' }],
  {},
  { name: null },
  { a: { b: [1] } },
];
const fields = [
  'name title body head base ref sha path content message branch state labels',
  'event comments commit_id tree parents author committer tagger object type tag',
  'encoding base_tree description context target_url config events active url',
  'permission role reviewers team_reviewers assignees required_status_checks',
  'required_pull_request_reviews enforce_admins restrictions contexts checks',
  'visibility private default_branch names merge_method commit_title draft force',
  'new_name color head_sha status conclusion output started_at completed_at slug',
  'privacy parent_team_id maintainers repositories repository_ids permissions',
]
  .join(' ')
  .split(' ');

/** An operation's path with `value` in one place and sound values elsewhere. */
function* paths(template: string) {
  const sound: Record<string, string> = {
    owner: 'acme',
    repo: 'site',
    org: 'acme',
    username: 'developer',
    branch: 'main',
    ref: 'heads%2Fmain',
    basehead: 'main...main',
    path: 'a.txt',
  };
  const parameters = [...template.matchAll(/\{(\w+)\}/g)].map(m => m[1]);
  const fill = (at: string | undefined, value: string) =>
    template.replace(/\{(\w+)\}/g, (_, name) =>
      name === at ? value : sound[name] ?? '1',
    );
  yield fill(undefined, '');
  for (const name of parameters) {
    // A third per operation: neighbours share their code and get the others.
    const turn = template.length + name.length;
    for (const [i, value] of segments.entries()) {
      if ((i + turn) % 3 === 0) yield fill(name, value);
    }
  }
}

async function send(method: string, path: string, body?: string) {
  const response = await fetch(`${sandbox.url}/api/v3${path}`, {
    method,
    body,
    redirect: 'manual',
    headers: { authorization: `token ${tokenOf('platform-owner')}` },
  });
  await response.arrayBuffer();
  return response.status;
}

async function inParallel(work: (() => Promise<void>)[]) {
  const next = work.values();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (const item of next) await item();
    }),
  );
}

/** Operations that would take away what the others are asked about. */
const destroys = /^(DELETE|PATCH) \/(repos|orgs)\/\{\w+\}(\/\{repo\})?$/;

it('answers every path of every operation', async () => {
  const bad = new Set<string>();
  const work = sandbox.contract.operations
    .filter(name => name.startsWith('GET '))
    .flatMap(name =>
      [...paths(name.split(' ')[1])].map(path => async () => {
        const status = await send('GET', path);
        if (status >= 500) bad.add(`${name}: ${path.slice(0, 200)}`);
      }),
    );
  await inParallel(work);
  for (const query of [
    'ref',
    'sha',
    'path',
    'per_page',
    'page',
    'since',
    'q',
  ]) {
    for (const value of segments) {
      for (const path of ['/contents/a.txt', '/commits', '/pulls', '/issues']) {
        const full = `/repos/acme/site${path}?${query}=${value}`;
        if ((await send('GET', full)) >= 500) bad.add(full.slice(0, 200));
      }
    }
  }
  expect([...bad]).toEqual([]);
}, 600_000);

it('answers every body of every operation', async () => {
  const bad = new Map<string, string>();
  const bodies = [
    '',
    'null',
    '[]',
    '"x"',
    '1',
    '{',
    '{"__proto__": {"x": 1}}',
    ...wrong.map(value =>
      JSON.stringify(Object.fromEntries(fields.map(name => [name, value]))),
    ),
  ];
  const sound = {
    title: 'x',
    body: 'x',
    name: 'x',
    head: 'main',
    base: 'main',
  };
  for (const field of fields) {
    for (const value of wrong) {
      bodies.push(JSON.stringify({ ...sound, [field]: value }));
    }
  }
  const writing = sandbox.contract.operations.filter(
    name => !name.startsWith('GET '),
  );
  const workOf = (names: string[]) =>
    names.flatMap(name => {
      const [method, template] = name.split(' ');
      const [path] = paths(template);
      // All wrong bodies for each operation, and a share of the single fields.
      const share = bodies.filter(
        (_, i) =>
          (i < 28 && (i + name.length) % 2 === 0) ||
          (i * 7 + name.length) % 41 === 0,
      );
      return share.map(body => async () => {
        const status = await send(method, path, body);
        if (status >= 500) bad.set(name, body.slice(0, 300));
      });
    });
  await inParallel(workOf(writing.filter(name => !destroys.test(name))));
  await inParallel(workOf(writing.filter(name => destroys.test(name))));
  expect([...bad]).toEqual([]);
  expect(failures).toEqual([]);
}, 300_000);
