import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import type {
  DriftEpisodeDetail,
  DriftProposalRequest,
} from '@infra-portal/infra-common';
import {
  type Actor,
  createForges,
  GitMirrors,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { startSandbox, type TestSandbox } from '@infra-portal/sandbox/testing';
import type { NewProposal } from '../drift';
import { DriftActs, type DriftActsOptions } from './DriftActs';

jest.setTimeout(60_000);

const TOKEN = 'ghp_test_platform-owner';
const NOW = new Date('2026-11-22T10:00:00Z');
const actor: Actor = {
  userRef: 'user:default/minji',
  displayName: 'Minji `@acme/platform`',
  email: 'minji@example.com',
};
const MAIN = `resource "aws_sqs_queue" "mail" {
  name          = "mail" # 우편
  delay_seconds = 5
  policy        = local.policy
}
`;
const ATLANTIS = `version: 3
projects:
  - name: mail-dev
    dir: mail/dev
    autoplan: { when_modified: ["*.tf"] }
  - name: mail-off
    dir: mail/off
    autoplan: { enabled: false }
`;

let sandbox: TestSandbox;
let mirrors: GitMirrors;

beforeAll(async () => {
  sandbox = await startSandbox();
  mirrors = new GitMirrors({
    directory: await fs.mkdtemp(path.join(os.tmpdir(), 'acts-test-')),
    credentials: async () =>
      `Basic ${Buffer.from(`x:${TOKEN}`).toString('base64')}`,
    urlOf: ({ owner, name }) => `${sandbox.url}/${owner}/${name}.git`,
  });
});
afterAll(async () => {
  mirrors.close();
  await sandbox.close();
});

let count = 0;

/** A repository of its own with a stack that has drifted. */
async function begin(
  options: {
    dir?: string;
    files?: Record<string, string>;
    language?: 'en' | 'ko';
    episode?: Partial<DriftEpisodeDetail>;
    more?: Partial<DriftActsOptions>;
  } = {},
) {
  count += 1;
  const name = `drifted-${count}`;
  const { dir = 'mail/dev', files = {} } = options;
  await sandbox.createRepository(name, {
    'atlantis.yaml': ATLANTIS,
    [`${dir}/main.tf`]: MAIN,
    ...files,
  });
  const { host } = new URL(sandbox.url);
  const repository: RepositoryRef = { host, owner: 'acme', name };
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        github: [{ host, apiBaseUrl: `${sandbox.url}/api/v3`, token: TOKEN }],
      },
    }),
  );
  const episode: DriftEpisodeDetail = {
    id: '0123456789abcdef01234567',
    stack: { ref: `${host}/acme/${name}//${dir}#default`, name: 'mail-dev' },
    firstSeenAt: '2026-11-20T03:00:00.000Z',
    lastSeenAt: '2026-11-22T03:00:00.000Z',
    seen: 3,
    counts: { add: 0, change: 1, destroy: 0, import: 0, forget: 0 },
    cause: 'manual-change',
    because: [{ en: 'Nobody applied since.', ko: '적용 없음' }],
    resources: [
      {
        address: 'aws_sqs_queue.mail',
        action: 'update',
        cause: 'manual-change',
        attributes: [
          { path: 'delay_seconds', actual: '30', wanted: '5' },
          { path: 'policy', actual: '"</b>`"', wanted: '"b"' },
        ],
      },
    ],
    hasPlan: true,
    proposals: [],
    ...options.episode,
  };
  const kept: NewProposal[] = [];
  const acts = new DriftActs({
    repositories: [repository],
    mirrors,
    forges: createForges({
      integrations,
      timeout: 10_000,
      retry: { attempts: 1 },
      sleep: async () => {},
    }),
    settings: {
      commits: 'git',
      language: options.language ?? 'en',
      committer: { name: 'Infra portal', email: 'portal@example.com' },
    },
    opened: async () => {},
    now: () => NOW,
    episodes: { detail: async () => episode },
    proposed: { add: async each => void kept.push(each) },
    commandOf: () => 'atlantis',
    ...options.more,
  });
  const call = async (url: string, init: RequestInit = {}) => {
    const response = await fetch(
      `${sandbox.url}/api/v3/repos/acme/${name}${url}`,
      { ...init, headers: { authorization: `token ${TOKEN}` } },
    );
    return response.json() as Promise<any>;
  };
  const preview = (request: DriftProposalRequest) =>
    acts.preview(episode.id, request);
  const open = async (request: DriftProposalRequest) =>
    acts.open(episode.id, request, (await preview(request)).digest, actor);
  const read = async (branch: string, file: string) => {
    const copy = await sandbox.clone('developer', name);
    await copy.git('fetch', '-q', 'origin', branch);
    return copy.git('show', `FETCH_HEAD:${file}`);
  };
  return { name, acts, call, episode, kept, preview, open, read };
}

const ADOPT = { act: 'adopt', how: 'value' } as const;
const SNOOZE = {
  act: 'snooze',
  reason: 'The queue is replaced next month.',
  until: '2026-12-31',
} as const;

it('adopts what is there, once, and says what it leaves', async () => {
  const { acts, call, episode, kept, preview, open, read } = await begin();
  const shown = await preview(ADOPT);
  expect(shown).toMatchObject({
    title: 'Adopt what is there in mail-dev',
    branch: expect.stringMatching(/^portal\/drift\/adopt-[0-9a-f]{10}$/),
    files: [
      {
        path: 'mail/dev/main.tf',
        diff: expect.stringContaining(
          '-  delay_seconds = 5\n+  delay_seconds = 30\n',
        ),
      },
    ],
    left: [
      {
        address: 'aws_sqs_queue.mail',
        path: 'policy',
        why: { code: 'expression', name: 'policy' },
      },
    ],
  });
  // Atlantis plans the folder by itself.
  expect(shown).not.toHaveProperty('comment');
  const [one, other] = await Promise.all([
    acts.open(episode.id, ADOPT, shown.digest, actor),
    acts.open(episode.id, ADOPT, shown.digest, actor),
  ]);
  expect(other.number).toBe(one.number);
  expect([one.created, other.created]).toEqual([true, false]);
  expect(await open(ADOPT)).toEqual({ ...one, created: false });
  expect((await preview(ADOPT)).pullRequest).toEqual({
    number: one.number,
    url: one.url,
  });
  const [pull, ...more] = await call('/pulls?state=all');
  expect(more).toEqual([]);
  expect(pull.body).toContain('- Proposed by: `` Minji `@acme/platform` ``');
  expect(pull.body).toContain('  - `delay_seconds`: is `30`, code says `5`');
  expect(pull.body).toContain('``"</b>`"``');
  expect(pull.body).toContain('**Left as it is**');
  expect(await read(shown.branch, 'mail/dev/main.tf')).toBe(
    MAIN.replace('= 5', '= 30').trimEnd(),
  );
  expect(kept[0]).toMatchObject({
    episode: episode.id,
    act: 'adopt',
    stack: episode.stack.ref,
    createdBy: 'user:default/minji',
    pullRequest: { number: one.number, url: one.url, title: shown.title },
  });
});

it('has Terraform leave alone what differs', async () => {
  const { preview } = await begin();
  const { files, title } = await preview({ act: 'adopt', how: 'ignore' });
  expect(title).toBe('Leave alone what has drifted in mail-dev');
  expect(files[0].diff).toContain(
    '+    ignore_changes = [delay_seconds, policy]',
  );
});

it('proposes again what was closed, and what was cut short', async () => {
  const { acts, call, episode, kept, preview, open } = await begin();
  const first = await open(ADOPT);
  await call(`/pulls/${first.number}`, {
    method: 'PATCH',
    body: JSON.stringify({ state: 'closed' }),
  });
  const second = await open(ADOPT);
  expect(second).toMatchObject({ created: true });
  expect(second.number).not.toBe(first.number);
  // The ledger did not learn of it: asked once more, it does.
  kept.length = 0;
  const { digest } = await preview(ADOPT);
  await acts.open(episode.id, ADOPT, digest, actor);
  expect(kept).toHaveLength(1);
});

it('refuses what was looked at before the files or the drift changed', async () => {
  const { acts, episode, name, preview } = await begin();
  const { digest } = await preview(ADOPT);
  const open = () => acts.open(episode.id, ADOPT, digest, actor);
  const { resources } = episode;
  episode.resources = [
    {
      ...resources[0],
      attributes: [{ path: 'delay_seconds', actual: '31', wanted: '5' }],
    },
  ];
  await expect(open()).rejects.toMatchObject({ name: 'ConflictError' });
  episode.resources = resources;
  const copy = await sandbox.clone('developer', name);
  await copy.commit({ 'mail/dev/main.tf': `${MAIN}# new\n` });
  await copy.git('push', '-q', 'origin', 'HEAD:main');
  await expect(open()).rejects.toMatchObject({ name: 'ConflictError' });
  episode.endedAt = NOW.toISOString();
  await expect(preview(ADOPT)).rejects.toMatchObject({
    name: 'ConflictError',
    message: expect.stringContaining('This drift is over'),
  });
});

it('asks Atlantis to apply again by a comment in a file', async () => {
  const { name, open, preview, read } = await begin();
  const request = { act: 'revert' } as const;
  const shown = await preview(request);
  expect(shown.files).toEqual([
    {
      path: 'mail/dev/drift.tf',
      diff: expect.stringContaining(
        '+# Drift 0123456789abcdef01234567 of 2026-11-20: applied again, time 1.',
      ),
    },
  ]);
  expect(shown).not.toHaveProperty('comment');
  await open(request);
  // Merged, and it lasts: the next one is another.
  const text = await read(shown.branch, 'mail/dev/drift.tf');
  const copy = await sandbox.clone('developer', name);
  await copy.commit({ 'mail/dev/drift.tf': `${text}\n` });
  await copy.git('push', '-q', 'origin', 'HEAD:main');
  const next = await preview(request);
  expect(next.branch).not.toBe(shown.branch);
  expect(next.files[0].diff).toContain('+# Drift 0123456789abcdef01234567');
  expect(next.files[0].diff).toContain('time 2.');
});

it('asks for a plan where none would come by itself, once', async () => {
  const { call, open, preview } = await begin({ dir: 'mail/off' });
  const request = { act: 'revert' } as const;
  expect((await preview(request)).comment).toBe('atlantis plan -p mail-off');
  const { number } = await open(request);
  await open(request);
  const comments = await call(`/issues/${number}/comments`);
  expect(comments.map((each: any) => each.body)).toEqual([
    'atlantis plan -p mail-off',
  ]);
  const other = await begin({
    dir: 'mail/off',
    more: { commandOf: () => undefined },
  });
  expect(await other.preview(request)).not.toHaveProperty('comment');
});

describe('snoozing', () => {
  const starter = path.resolve(
    __dirname,
    '../../../../templates/infrastructure/portal.yaml',
  );

  it('is an exception of the standards, renewed where there is one', async () => {
    const text = await fs.readFile(starter, 'utf8');
    const { name, open, preview, read } = await begin({
      files: { 'portal.yaml': text },
      episode: {},
    });
    const shown = await preview(SNOOZE);
    expect(shown.files).toEqual([
      {
        path: 'portal.yaml',
        diff: expect.stringContaining(
          [
            '+  - id: drift-mail-dev',
            '+    rule: drift',
            '+    stacks: [mail/dev]',
            '+    until: "2026-12-31"',
            '+    reason: The queue is replaced next month.',
            '+    approvedBy: group:default/platform',
          ].join('\n'),
        ),
      },
    ]);
    await open(SNOOZE);
    const copy = await sandbox.clone('developer', name);
    const merged = await read(shown.branch, 'portal.yaml');
    await copy.commit({ 'portal.yaml': `${merged}\n` });
    await copy.git('push', '-q', 'origin', 'HEAD:main');
    const renewed = await preview({ ...SNOOZE, until: '2027-01-31' });
    expect(renewed.files[0].diff).toContain(
      '-    until: "2026-12-31"\n+    until: "2027-01-31"\n',
    );
    await expect(preview(SNOOZE)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('snoozed already'),
    });
  });

  it('needs standards, and a day that is near', async () => {
    const { preview } = await begin();
    await expect(preview(SNOOZE)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('The repository has no portal.yaml'),
    });
    for (const until of ['2026-11-21', '2027-02-21']) {
      await expect(preview({ ...SNOOZE, until })).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining('between 2026-11-22 and 2027-02-20'),
      });
    }
  });
});

it('says what to do where nothing is safe', async () => {
  const { call, episode, open, preview } = await begin({ language: 'ko' });
  await expect(
    preview({ ...ADOPT, addresses: ['aws_sqs_queue.other'] }),
  ).rejects.toMatchObject({
    name: 'InputError',
    message: expect.stringContaining('Choose them once more'),
  });
  await open(ADOPT);
  const [pull] = await call('/pulls?state=all');
  expect(pull.title).toBe('실제 값을 코드에 반영 (mail-dev)');
  expect(pull.body).toContain('값이 그대로 적혀 있지 않습니다: policy.');
  const [resource] = episode.resources;
  episode.resources = [
    { ...resource, attributes: resource.attributes.slice(1) },
  ];
  const nothing = await preview(ADOPT);
  expect(nothing).toMatchObject({ files: [], left: [{ path: 'policy' }] });
  expect(nothing.comment).toBeUndefined();
  await expect(open(ADOPT)).rejects.toMatchObject({
    name: 'InputError',
    message: expect.stringContaining('Change the code by hand'),
  });
  episode.resources = [];
  await expect(preview(ADOPT)).rejects.toMatchObject({
    name: 'InputError',
    message: expect.stringContaining('gave no plan'),
  });
});
