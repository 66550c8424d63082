import { startSandbox, TestSandbox } from '@infra-portal/sandbox/testing';
import { ofSandbox, sandboxMirrors, somebody } from './__testUtils__/mirrors';
import type { GitMirrors } from './GitMirrors';

jest.setTimeout(60_000);

let sandbox: TestSandbox;
let mirrors: GitMirrors;

beforeAll(async () => {
  sandbox = await startSandbox();
  ({ mirrors } = await sandboxMirrors(sandbox));
});
afterAll(async () => {
  mirrors.close();
  await sandbox.close();
});

const change = {
  message: 'Add a service\n\nSecond paragraph.',
  author: somebody,
  committer: somebody,
};

it('reads, writes and pushes without a checkout', async () => {
  await sandbox.createRepository('first', {
    'README.md': '# First\n',
    'stacks/authhub/api/dev/main.tf': 'locals {}\n',
    'bin/run.sh': '#!/bin/sh\n',
  });
  const mirror = mirrors.of(ofSandbox(sandbox, 'first'));
  expect(mirror.age()).toBeUndefined();
  await mirror.update();
  expect(mirror.age()).toBeLessThan(30);
  const branch = await mirror.defaultBranch();
  const head = (await mirror.head(branch))!;
  expect(await mirror.read(head, 'README.md')).toBe('# First\n');
  expect(await mirror.read(head, 'nothing')).toBeUndefined();
  expect((await mirror.list(head, 'stacks')).map(({ path }) => path)).toEqual([
    'stacks/authhub/api/dev/main.tf',
  ]);

  const files = [
    { path: 'stacks/authhub/api/dev/main.tf', text: undefined },
    { path: 'stacks/a "b"\nc/한글.txt', text: '안녕\n' },
    { path: 'README.md', text: '' },
  ];
  const commit = await mirror.commit({ ...change, parents: [head], files });
  const again = await mirror.commit({ ...change, parents: [head], files });
  expect(again).toBe(commit);
  expect(await mirror.changedPaths(head, commit)).toEqual([
    'README.md',
    'stacks/a "b"\nc/한글.txt',
    'stacks/authhub/api/dev/main.tf',
  ]);
  expect(await mirror.read(commit, 'stacks/a "b"\nc/한글.txt')).toBe('안녕\n');
  expect(await mirror.isAncestor(head, commit)).toBe(true);
  expect(await mirror.isAncestor(commit, head)).toBe(false);

  const name = 'portal/authhub/api/create';
  await mirror.push(name, commit, undefined);
  expect(await mirror.head(name)).toBe(commit);
  // What was done already is fine.
  await mirror.push(name, commit, undefined);
  const copy = await sandbox.clone('developer', 'first');
  expect(await copy.git('log', '--format=%an|%ae|%B', `origin/${name}`)).toBe(
    '개발자 Kim|kim@acme.example|Add a service\n\nSecond paragraph.\n\ndeveloper|developer@example.com|Initial commit',
  );
  await mirror.deleteBranch(name, commit);
  await mirror.deleteBranch(name, commit);
  expect(await mirror.head(name)).toBeUndefined();
});
