import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  builtInBook,
  subtractAmounts,
  savingProposalPreviewSchema,
} from '@infra-portal/infra-common';
import {
  type Actor,
  createForges,
  GitMirrors,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { startSandbox, type TestSandbox } from '@infra-portal/sandbox/testing';
import { Pricer } from '../../pricing/Pricer';
import { StandardsReader } from '../../settings';
import type { StackPlace } from '../../store';
import type { NewSavingProposal } from './SavingProposalStore';
import { SavingProposals } from './SavingProposals';

jest.setTimeout(60_000);

const TOKEN = 'ghp_test_platform-owner';
const NOW = new Date('2026-11-22T10:00:00Z');
const PRICES = { book: builtInBook, since: '2026-10-05T00:00:00.000Z' };
const actor: Actor = {
  userRef: 'user:default/minji',
  displayName: 'Minji `@acme/platform`',
  email: 'minji@example.com',
};
const MAIN = `provider "aws" {
  region = "ap-northeast-2"
}

resource "aws_instance" "web" {
  ami           = "ami-1"
  instance_type = "t3.medium" # 웹

  root_block_device {
    volume_type = "gp2"
    volume_size = 50
  }
}
`;
const GRAVITON = 'graviton:aws_instance.web';
const GP3 = 'gp3:aws_instance.web';

let sandbox: TestSandbox;
let mirrors: GitMirrors;

beforeAll(async () => {
  sandbox = await startSandbox();
  mirrors = new GitMirrors({
    directory: await fs.mkdtemp(path.join(os.tmpdir(), 'savings-test-')),
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

/** A repository of its own with a stack that could cost less. */
async function begin(
  options: { language?: 'en' | 'ko'; files?: Record<string, string> } = {},
) {
  count += 1;
  const name = `dear-${count}`;
  const { files = {}, language = 'en' } = options;
  await sandbox.createRepository(name, { 'shop/dev/main.tf': MAIN, ...files });
  const { host } = new URL(sandbox.url);
  const repository: RepositoryRef = { host, owner: 'acme', name };
  const place: StackPlace = {
    ...{ name: 'shop-dev', repository: `${host}/acme/${name}` },
    ...{ ref: `${host}/acme/${name}//shop/dev#default`, dir: 'shop/dev' },
    environment: 'dev',
  };
  const kept: NewSavingProposal[] = [];
  const logger = mockServices.logger.mock();
  const modules = async () => [];
  const prices = { ...PRICES };
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        github: [{ host, apiBaseUrl: `${sandbox.url}/api/v3`, token: TOKEN }],
      },
    }),
  );
  const proposals = new SavingProposals({
    repositories: [repository],
    mirrors,
    forges: createForges({
      ...{ integrations, timeout: 10_000, retry: { attempts: 1 } },
      sleep: async () => {},
    }),
    settings: {
      ...{ commits: 'git', language },
      committer: { name: 'Infra portal', email: 'portal@example.com' },
    },
    opened: async () => {},
    now: () => NOW,
    ...{ modules, prices },
    placeOf: async wanted => (wanted === place.name ? place : undefined),
    pricer: new Pricer({ ...PRICES, modules }),
    standards: new StandardsReader({ mirrors, logger }),
    proposed: {
      add: async each => void kept.push(each),
      ofStacks: async () =>
        new Map([
          [
            place.ref,
            kept.map(({ number, url, savings, monthly }) => ({
              ...{ savings: [...savings], monthly, state: 'open' as const },
              ...{ pullRequest: { number, url }, createdBy: '' },
              createdAt: NOW.toISOString(),
            })),
          ],
        ]),
    },
  });
  const preview = async (...savings: string[]) =>
    savingProposalPreviewSchema.parse(
      await proposals.preview('shop-dev', { savings }),
    );
  const open = async (...savings: string[]) => {
    const { digest, questions } = await preview(...savings);
    const answers = questions;
    return proposals.open('shop-dev', { savings, digest, answers }, actor);
  };
  const call = async (address: string) => {
    const response = await fetch(
      `${sandbox.url}/api/v3/repos/acme/${name}${address}`,
      { headers: { authorization: `token ${TOKEN}` } },
    );
    return response.json() as Promise<any>;
  };
  const push = async (change: Record<string, string>) => {
    const copy = await sandbox.clone('developer', name);
    await copy.commit(change);
    await copy.git('push', '-q', 'origin', 'HEAD:main');
  };
  const read = async (branch: string, file: string) => {
    const copy = await sandbox.clone('developer', name);
    await copy.git('fetch', '-q', 'origin', branch);
    return copy.git('show', `FETCH_HEAD:${file}`);
  };
  return { call, kept, open, place, preview, prices, proposals, push, read };
}

it('proposes several savings once, with what they come to together', async () => {
  const { call, kept, open, preview, proposals, read } = await begin();
  const shown = await preview(GRAVITON, GP3, 'gp3:aws_ebs_volume.gone');
  expect(shown).toMatchObject({
    branch: expect.stringMatching(/^portal\/savings\/[0-9a-f]{10}$/),
    savings: [{ id: GRAVITON }, { id: GP3 }],
    left: [{ id: 'gp3:aws_ebs_volume.gone', why: 'stale' }],
    questions: [{ saving: GRAVITON, fact: 'needs-arm-image' }],
    declared: shown.monthly,
    source: `price book ${builtInBook.date}`,
  });
  expect(subtractAmounts(shown.before, shown.after)).toBe(shown.monthly);
  expect(shown.files[0].diff).toContain(
    '-  instance_type = "t3.medium" # 웹\n+  instance_type = "t4g.medium" # 웹\n',
  );
  const { digest, questions: answers } = shown;
  const request = { savings: [GRAVITON, GP3, 'gp3:aws_ebs_volume.gone'] };
  const ask = () =>
    proposals.open('shop-dev', { ...request, digest, answers }, actor);
  const [one, other] = await Promise.all([ask(), ask()]);
  expect(other.number).toBe(one.number);
  expect([one.created, other.created].sort()).toEqual([false, true]);
  expect(await open(GP3, GRAVITON)).toMatchObject({
    ...{ number: one.number, created: false },
  });
  expect(await preview(GRAVITON, GP3)).toMatchObject({
    pullRequest: { number: one.number, url: one.url },
  });
  const [pull, ...more] = await call('/pulls?state=all');
  expect(more).toEqual([]);
  expect(pull.title).toMatch(/^Save \$\d+\.\d\d a month in shop-dev$/);
  expect(pull.body).toContain(`\`${shown.monthly} USD\``);
  expect(pull.body).toContain('- Proposed by: `` Minji `@acme/platform` ``');
  expect(pull.body).toContain('Is every image and package there for ARM64?');
  expect(pull.body).toContain('`gp3:aws_ebs_volume.gone`: it is not there');
  expect(pull.body).toMatch(/What to watch when it is applied[^]*migration/);
  expect(await read(shown.branch, 'shop/dev/main.tf')).toBe(
    MAIN.replace('t3.medium', 't4g.medium').replace('gp2', 'gp3').trimEnd(),
  );
  expect(kept[0]).toMatchObject({
    ...{ number: one.number, savings: [GRAVITON, GP3] },
    ...{ monthly: shown.monthly, createdBy: 'user:default/minji' },
  });
});

it('refuses what was looked at before files or prices changed', async () => {
  const { open, prices, preview, proposals, push } = await begin();
  const { digest } = await preview(GP3);
  const ask = () =>
    proposals.open('shop-dev', { savings: [GP3], digest, answers: [] }, actor);
  const { products } = builtInBook;
  prices.book = {
    ...builtInBook,
    products: products.map(each =>
      each.key.includes('gp3') ? raised(each) : each,
    ),
  };
  await expect(ask()).rejects.toMatchObject({ name: 'ConflictError' });
  prices.book = builtInBook;
  await push({ 'shop/dev/main.tf': `${MAIN}# new\n` });
  await expect(ask()).rejects.toMatchObject({ name: 'ConflictError' });
  expect(await open(GP3)).toMatchObject({ created: true });
});

it('needs its questions answered, and one pull request for each saving', async () => {
  const { open, preview, proposals } = await begin();
  const { digest } = await preview(GRAVITON);
  const request = { savings: [GRAVITON], digest };
  await expect(
    proposals.open('shop-dev', { ...request, answers: [] }, actor),
  ).rejects.toMatchObject({
    name: 'InputError',
    message: expect.stringContaining('needs-arm-image'),
  });
  const { number } = await open(GP3);
  await expect(preview(GRAVITON, GP3)).rejects.toMatchObject({
    name: 'ConflictError',
    message: expect.stringContaining(`#${number}`),
  });
  expect((await open(GRAVITON)).number).not.toBe(number);
});

it('says what cannot be written, and opens nothing of it', async () => {
  const { preview, proposals, push } = await begin();
  await push({
    'shop/dev/main.tf': MAIN.replace('"t3.medium"', 'var.type'),
    'shop/dev/variables.tf': 'variable "type" {\n  default = "t3.medium"\n}\n',
  });
  const shown = await preview(GRAVITON);
  expect(shown).toMatchObject({
    ...{ files: [], monthly: '0', questions: [] },
    left: [{ id: GRAVITON, why: 'expression' }],
  });
  const { digest } = shown;
  const request = { savings: [GRAVITON], digest, answers: [] };
  await expect(
    proposals.open('shop-dev', request, actor),
  ).rejects.toMatchObject({ name: 'InputError' });
  await expect(
    proposals.preview('other', { savings: [GP3] }),
  ).rejects.toMatchObject({ name: 'NotFoundError' });
  await push({ 'shop/prod/main.tf': MAIN });
});

it('writes in Korean where the configuration says so', async () => {
  const { call, open } = await begin({ language: 'ko' });
  await open(GRAVITON);
  const [pull] = await call('/pulls');
  expect(pull.title).toMatch(/^월 \$\d+\.\d\d 절감 \(shop-dev\)$/);
  expect(pull.body).toContain('모든 이미지와 패키지에 ARM64 버전이 있습니까?');
});

/** The same product, a tenth dearer. */
function raised<T>(product: T): T {
  return JSON.parse(
    JSON.stringify(product).replace(
      /"price":"([\d.]+)"/g,
      (_all, price) => `"price":"${(Number(price) * 1.1).toFixed(6)}"`,
    ),
  );
}
