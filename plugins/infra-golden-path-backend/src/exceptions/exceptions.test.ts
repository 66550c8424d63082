import fs from 'node:fs/promises';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import type { ExceptionOrder } from '@infra-portal/infra-common';
import { type Actor } from '@infra-portal/infra-node';
import {
  type SandboxGitHub,
  sandboxGitHub,
} from '../__testUtils__/sandboxGitHub';
import { createBases } from '../repository/mirrorBases';
import { ExceptionBook } from './ExceptionBook';
import { ExceptionProposals } from './ExceptionProposals';
import { Passes } from './Passes';

jest.setTimeout(60_000);

const NOW = new Date('2026-11-22T12:00:00Z');
const STARTER = path.resolve(
  __dirname,
  '../../../../templates/infrastructure/portal.yaml',
);
const actor: Actor = {
  userRef: 'user:default/minji',
  displayName: 'Minji `@acme/platform`',
  email: 'minji@example.com',
};

/** An exception as the standards have it. */
const written = (id: string, rule: string, dir: string, until: string) =>
  [
    `  - id: ${id}`,
    `    rule: ${rule}`,
    `    stacks: [${dir}] # why`,
    `    until: ${until}`,
    '    reason: It is being decided.',
    '    approvedBy: platform',
  ].join('\n');

let github: SandboxGitHub;

beforeAll(async () => {
  github = await sandboxGitHub();
});
afterAll(() => github.close());

async function world(name: string, more: string, files = {}) {
  const { forges, mirrors, sandbox } = github;
  await sandbox.createRepository(name, {
    'portal.yaml': `${await fs.readFile(STARTER, 'utf8')}${more}`,
    CODEOWNERS: '/portal.yaml @acme/platform\n',
    'stacks/dts/worker/prod/main.tf': '',
    'stacks/shop/api/dev/main.tf': '',
    'stacks/shop/api/prod/main.tf': '',
    ...files,
  });
  const repository = github.repositoryOf(name);
  const repositories = [repository];
  const logger = mockServices.logger.mock();
  const stacks = {
    of: async () => [
      { dir: 'stacks/shop/api/dev', name: 'shop-api-dev' },
      { dir: 'stacks/shop/api/prod', name: 'shop-api-prod' },
    ],
    isClean: async (name_: string) => name_ === 'shop-api-dev',
  };
  const bases = createBases({ mirrors, repositories, logger });
  const book = new ExceptionBook({
    ...{ bases, repositories, stacks, now: () => NOW },
    passes: new Passes({ stacks, forges, now: () => NOW.getTime() }),
    webUrlOf: each => `https://${each.host}/${each.owner}/${each.name}`,
  });
  const opened: unknown[] = [];
  const proposals = new ExceptionProposals({
    ...{ repositories, mirrors, forges, known: book, now: () => NOW },
    settings: {
      ...{ commits: 'git', language: 'en' },
      committer: { name: 'Infra portal', email: 'portal@example.com' },
    },
    opened: async event => void opened.push(event),
  });
  return { book, bases, repository, proposals, opened };
}

const textOf = async (name: string, branch: string) => {
  const copy = await github.sandbox.clone('developer', name);
  await copy.git('fetch', '-q', 'origin', branch);
  return `${await copy.git('show', 'FETCH_HEAD:portal.yaml')}\n`;
};

it('knows of each exception how it stands, and the worst first', async () => {
  const { book, repository } = await world(
    'standing',
    [
      '',
      written('moved', 'log-retention', 'stacks/moved/away', '2027-01-01'),
      written('calm', 'drift', 'stacks/shop/api/dev', '2027-01-01'),
      written('soon', 'drift', 'stacks/shop/*/*', '2026-12-01'),
      written('over', 'cost-budget', 'stacks/shop/api/prod', '2026-11-21'),
      '',
    ].join('\n'),
  );
  const { items, problems, repositories } = await book.list();
  expect(problems).toEqual([]);
  expect(repositories).toEqual([`${repository.host}/acme/standing`]);
  expect(
    items.map(({ id, state, kind, daysLeft }) => [id, state, kind, daysLeft]),
  ).toEqual([
    ['over', 'ended', 'budget', -1],
    ['calm', 'unused', 'drift', 40],
    ['moved', 'unused', 'policy', 40],
    ['soon', 'ending', 'drift', 9],
    ['dts-worker-short-logs', 'active', 'policy', 129],
  ]);
  const [, calm, moved, soon, logs] = items;
  expect(calm.detail?.en).toContain('no drift');
  expect(moved.detail?.en).toContain('No stack');
  expect(soon.stacks).toEqual([
    {
      ...{ pattern: 'stacks/shop/*/*', found: 2 },
      dirs: [
        { dir: 'stacks/shop/api/dev', name: 'shop-api-dev' },
        { dir: 'stacks/shop/api/prod', name: 'shop-api-prod' },
      ],
    },
  ]);
  expect(logs.stacks[0].dirs).toEqual([{ dir: 'stacks/dts/worker/prod' }]);
  expect(logs.url).toMatch(/\/blob\/[0-9a-f]{40}\/portal\.yaml#L\d+$/);
  const lines = (await fs.readFile(STARTER, 'utf8')).split('\n');
  expect(lines[logs.line - 1]).toBe('  - id: dts-worker-short-logs');
});

it('says which standards cannot be read, and nothing of their exceptions', async () => {
  const { book } = await world('broken', '  - id: x\n');
  const { items, problems, repositories } = await book.list();
  expect(items).toEqual([]);
  expect(repositories).toEqual([]);
  expect(problems[0].message.en).toMatch(/\d+:\d+: .*exceptions/);
});

it('proposes once that one goes, and changes nothing else', async () => {
  const more = written('moved', 'drift', 'stacks/gone', '2027-01-01');
  const { book, opened, proposals } = await world('removal', `\n${more}\n`);
  const { items } = await book.list();
  const order: ExceptionOrder = {
    act: 'remove',
    key: items.find(({ id }) => id === 'moved')!.key,
  };
  const preview = await proposals.preview(order, actor.userRef);
  expect(preview).toMatchObject({
    title: 'Remove the exception moved',
    branch: 'portal/exceptions/remove-moved',
  });
  expect(preview.diff).toContain('-  - id: moved');
  const [one, other] = await Promise.all([
    proposals.open(order, actor),
    proposals.open(order, actor),
  ]);
  expect(other.number).toBe(one.number);
  expect(await proposals.open(order, actor)).toEqual({
    ...one,
    created: false,
  });
  expect(opened).toHaveLength(1);
  expect((await proposals.preview(order, '')).pullRequest).toEqual({
    ...{ number: one.number, url: one.url },
  });
  expect(await textOf('removal', preview.branch)).toBe(
    await fs.readFile(STARTER, 'utf8'),
  );
});

const ORDER: ExceptionOrder & { act: 'add' } = {
  act: 'add',
  repository: '',
  rule: 'public-access',
  stacks: ['stacks/shop/api/*'],
  until: '2027-02-01',
  reason: 'Moves behind the\ngateway: in January.',
};

it('proposes one with its owner and approver, and that it lasts longer', async () => {
  const { book, proposals, repository } = await world('added', '');
  const name = `${repository.host}/acme/added`;
  const order = { ...ORDER, repository: name };
  const { branch, diff } = await proposals.preview(order, actor.userRef);
  expect(diff).toContain('+    owner: user:default/minji');
  expect(diff).toContain('+    approvedBy: group:default/platform');
  expect(diff).toContain('Moves behind the gateway: in January.');
  const { number } = await proposals.open(order, actor);
  expect((await proposals.open(order, actor)).number).toBe(number);
  expect(await textOf('added', branch)).toContain(
    'id: exception-public-access-stacks-shop-api',
  );

  const [{ key, id }] = (await book.list()).items;
  const longer = {
    ...{ act: 'extend' as const, key, until: '2027-06-30' },
    reason: 'Legal needs more time.',
  };
  const extended = await proposals.preview(longer, actor.userRef);
  expect(extended.title).toBe(`Extend the exception ${id} until 2027-06-30`);
  expect(extended.diff).toContain('+    until: "2027-06-30"');
});

it('says what is wrong with what is asked for', async () => {
  const { proposals, repository } = await world('refused', '');
  const order = { ...ORDER, repository: `${repository.host}/acme/refused` };
  for (const [part, message] of [
    [{ stacks: ['stacks/no/such'] }, 'no stack is in "stacks/no/such"'],
    [{ until: '2027-11-24' }, 'a day from 2026-11-22 to 2027-11-23'],
    [{ until: '2026-11-21' }, 'a day from 2026-11-22'],
  ] as const) {
    const asked = { ...order, ...part } as ExceptionOrder;
    await expect(proposals.preview(asked, '')).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(message),
    });
  }
  await expect(
    proposals.open({ act: 'remove', key: '0'.repeat(16) }, actor),
  ).rejects.toMatchObject({ name: 'NotFoundError' });
  await expect(
    proposals.preview({ ...ORDER, repository: 'github.com/else/where' }, ''),
  ).rejects.toMatchObject({ name: 'NotFoundError' });
});
