import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import type { FixRequest } from '@infra-portal/infra-common';
import {
  type Actor,
  createForges,
  GitMirrors,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { startSandbox, type TestSandbox } from '@infra-portal/sandbox/testing';
import { FixService, type FixServiceOptions } from './FixService';

jest.setTimeout(60_000);

const TOKEN = 'ghp_test_platform-owner';
const actor: Actor = {
  userRef: 'user:default/minji',
  displayName: 'Minji `@acme/platform`',
  email: 'minji@example.com',
};
const ATLANTIS = [
  'version: 3',
  'projects:',
  '  - name: gone',
  '    dir: moved/away',
  '  - name: dev',
  '    dir: dev',
  '',
].join('\n');

let sandbox: TestSandbox;
let mirrors: GitMirrors;
const published: unknown[] = [];

beforeAll(async () => {
  sandbox = await startSandbox();
  mirrors = new GitMirrors({
    directory: await fs.mkdtemp(path.join(os.tmpdir(), 'fixes-test-')),
    credentials: async () =>
      `Basic ${Buffer.from(`x:${TOKEN}`).toString('base64')}`,
    urlOf: ({ owner, name }) => `${sandbox.url}/${owner}/${name}.git`,
  });
});
afterAll(async () => {
  mirrors.close();
  await sandbox.close();
});

function serviceOf(
  name: string,
  settings: Partial<FixServiceOptions['settings']> = {},
) {
  const { host } = new URL(sandbox.url);
  const repository: RepositoryRef = { host, owner: 'acme', name };
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        github: [{ host, apiBaseUrl: `${sandbox.url}/api/v3`, token: TOKEN }],
      },
    }),
  );
  const service = new FixService({
    repositories: [repository],
    mirrors,
    forges: createForges({
      integrations,
      timeout: 10_000,
      retry: { attempts: 1 },
      sleep: async () => {},
    }),
    known: {
      stack: async () => undefined,
      newestTag: async () => undefined,
      usualConstraint: async () => undefined,
    },
    settings: {
      commits: 'git',
      language: 'en',
      committer: { name: 'Infra portal', email: 'portal@example.com' },
      ...settings,
    },
    opened: async event => void published.push(event),
  });
  const request: FixRequest = {
    repository: `${host}/acme/${name}`,
    code: 'missing-atlantis-directory',
    file: 'atlantis.yaml',
    line: 3,
  };
  return { service, request };
}

const pullsOf = async (name: string, state = 'all') => {
  const response = await fetch(
    `${sandbox.url}/api/v3/repos/acme/${name}/pulls?state=${state}`,
    { headers: { authorization: `token ${TOKEN}` } },
  );
  return (await response.json()) as {
    number: number;
    title: string;
    body: string;
    head: { ref: string };
  }[];
};

describe.each(['git', 'api'] as const)('with commits by %s', commits => {
  const name = `mended-by-${commits}`;

  it('shows what changes, and proposes it once', async () => {
    await sandbox.createRepository(name, {
      'atlantis.yaml': ATLANTIS,
      'dev/main.tf': 'terraform {\n  backend "s3" {}\n}\n',
    });
    const { service, request } = serviceOf(name, { commits });
    const preview = await service.preview(request);
    expect(preview).toMatchObject({
      title: 'Remove the Atlantis project without a folder (atlantis.yaml)',
      path: 'atlantis.yaml',
      branch: expect.stringMatching(
        /^portal\/fixes\/missing-atlantis-directory-[0-9a-f]{10}$/,
      ),
    });
    expect(preview.diff).toContain(
      '\n-  - name: gone\n-    dir: moved/away\n   - name: dev\n',
    );
    expect(preview).not.toHaveProperty('pullRequest');

    const order = { ...request, digest: preview.digest };
    const [one, other] = await Promise.all([
      service.open(order, actor),
      service.open(order, actor),
    ]);
    expect(one.number).toBe(other.number);
    const again = await service.open(order, actor);
    expect(again).toEqual({ ...one, created: false });
    const pulls = await pullsOf(name);
    expect(pulls).toHaveLength(1);
    expect(pulls[0].body).toContain(
      '- Proposed by: `` Minji `@acme/platform` ``',
    );
    expect(pulls[0].body).toContain(
      '`missing-atlantis-directory atlantis.yaml:3`',
    );
    expect((await service.preview(request)).pullRequest).toEqual({
      number: one.number,
      url: one.url,
    });
    expect(published).toContainEqual(
      expect.objectContaining({ number: one.number, branch: preview.branch }),
    );
    const copy = await sandbox.clone('developer', name);
    await copy.git('fetch', '-q', 'origin', preview.branch);
    expect(await copy.git('show', 'FETCH_HEAD:atlantis.yaml')).toBe(
      'version: 3\nprojects:\n  - name: dev\n    dir: dev',
    );
  });

  it('refuses what was looked at before the file changed', async () => {
    const { service, request } = serviceOf(name, { commits });
    const { digest } = await service.preview(request);
    const copy = await sandbox.clone('developer', name);
    await copy.commit({ 'atlantis.yaml': `${ATLANTIS}# 끝\n` });
    await copy.git('push', '-q', 'origin', 'HEAD:main');
    await expect(
      service.open({ ...request, digest }, actor),
    ).rejects.toMatchObject({ name: 'ConflictError' });
  });

  it('proposes again what was closed, and loses nothing of the branch', async () => {
    const { service, request } = serviceOf(name, { commits });
    const before = await service.preview(request);
    const order = { ...request, digest: before.digest };
    const first = await service.open(order, actor);
    await fetch(
      `${sandbox.url}/api/v3/repos/acme/${name}/pulls/${first.number}`,
      {
        method: 'PATCH',
        headers: { authorization: `token ${TOKEN}` },
        body: JSON.stringify({ state: 'closed' }),
      },
    );
    const copy = await sandbox.clone('developer', name);
    await copy.commit({ 'README.md': 'of somebody else\n' });
    await copy.git('push', '-q', 'origin', 'HEAD:main');
    const second = await service.open(order, actor);
    expect(second.created).toBe(true);
    expect(second.number).not.toBe(first.number);
    await copy.git('fetch', '-q', 'origin', before.branch);
    expect(await copy.git('show', 'FETCH_HEAD:README.md')).toBe(
      'of somebody else',
    );
  });
});

it('speaks Korean where the configuration says so', async () => {
  const { service, request } = serviceOf('mended-by-git', { language: 'ko' });
  expect((await service.preview(request)).title).toBe(
    '폴더가 없는 Atlantis 프로젝트 제거 (atlantis.yaml)',
  );
});

it('says why there is nothing to propose', async () => {
  const { service, request } = serviceOf('mended-by-git');
  await expect(
    service.preview({ ...request, line: 5, code: 'duplicate-state-key' }),
  ).rejects.toMatchObject({
    name: 'InputError',
    message: expect.stringContaining('is for people to decide'),
  });
  await expect(
    service.preview({ ...request, repository: 'github.com/else/where' }),
  ).rejects.toMatchObject({ name: 'NotFoundError' });
  const missing = serviceOf('not-there');
  await expect(missing.service.preview(missing.request)).rejects.toMatchObject({
    name: 'ServiceUnavailableError',
  });
});
