import fs from 'node:fs';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import type { Preview } from '@infra-portal/infra-common';
import { findTerraform } from '@infra-portal/infra-node';
import {
  ANSWERS,
  starterRepository,
  type StarterRepository,
} from '../../__testUtils__/starterRepository';
import { createOpenRequests } from '../../collisions/openRequests';
import { createPreviewService } from '../../previews/createPreviewService';
import { createBases } from '../../repository/mirrorBases';
import { PlanQueue } from '../plan/PlanQueue';
import { findConftest } from './conftest';
import { policyGate } from './policyGate';

jest.setTimeout(180_000);

const tools = path.resolve(__dirname, '../../../../../.cache/tools/bin');
const PATH = [process.env.PATH, tools].join(path.delimiter);

let starter: StarterRepository;
let before: string | undefined;
beforeAll(() => {
  before = process.env.PATH;
  // Where `node scripts/starter/install.mjs` puts it.
  process.env.PATH = PATH;
  starter = starterRepository();
});
afterAll(() => {
  process.env.PATH = before;
  starter.close();
});

async function preview(): Promise<Preview> {
  const logger = mockServices.logger.mock();
  const service = createPreviewService({
    bases: createBases({
      mirrors: starter.mirrors,
      repositories: [starter.repository],
      logger,
    }),
    now: Date.now,
    openRequests: createOpenRequests({ list: async () => [], logger }),
    plans: {
      queue: new PlanQueue(4),
      settings: { trusted: true, timeout: 60_000 },
    },
  });
  await starter.mirrors.of(starter.repository).update();
  const intent = { ...ANSWERS, environments: { dev: {} } };
  return service.preview({ intent, change: 'create', plan: true });
}

const gate = (made: Preview, id: string) =>
  made.gates.find(each => each.id === id)!;

const hasPrograms = async () =>
  Boolean(findTerraform() && (await findConftest(PATH)));

it('asks the real program about the real plan', async () => {
  if (!(await hasPrograms())) {
    // A skip would go unseen: CI installs both.
    expect(process.env.CI).toBeUndefined();
    return;
  }
  const good = gate(await preview(), 'policy');
  expect(good).toMatchObject({ status: 'passed', findings: [] });
  expect(good.source).toMatch(/^conftest \d/);

  const file = 'golden-paths/ecs-fargate/stack/main.tf';
  const main = starter.read(file);
  const topic = 'resource "aws_sns_topic" "plain" {\n  name = "authhub"\n}\n';
  starter.commit({ [file]: `${main}\n${topic}` });
  const bad = gate(await preview(), 'policy');
  expect(bad.status).toBe('failed');
  expect(bad.findings).toEqual([
    expect.objectContaining({
      code: 'policy.encryption-at-rest',
      severity: 'error',
      message: {
        en: expect.stringContaining('Fix: set kms_master_key_id'),
        ko: expect.stringContaining('kms_master_key_id'),
      },
      file: 'stacks/authhub/tokens/dev',
    }),
  ]);

  // The rules of the base count; broken ones pass nothing.
  starter.commit({ 'policies/main.rego': 'package main\n\nnonsense {{\n' });
  const broken = gate(await preview(), 'policy');
  expect(broken).toMatchObject({ status: 'not-run', findings: [] });
  expect(broken.reason!.ko).toMatch(/^정책을 실행할 수 없습니다\. ./);
});

describe('without programs', () => {
  const run = { planJson: '{}' } as any;
  const environment = (name: string) =>
    ({ name, directory: `stacks/a/b/${name}` } as any);
  const over = (paths: string[]) =>
    ({
      tree: {
        commit: 'c',
        list: async () => paths.map(each => ({ path: each })),
        filesAt: async () => new Map(),
        read: async () => '',
      },
    } as any);

  it('says that there are no policies', async () => {
    const runs = [{ environment: environment('dev'), run }];
    const outcome = await policyGate({ model: over(['policies/a.md']), runs });
    expect(outcome).toMatchObject({
      reason: { en: 'The repository has no policies.' },
    });
  });

  it('says that there is no conftest', async () => {
    process.env.PATH = starter.folder;
    const runs = [{ environment: environment('dev'), run }];
    const outcome = await policyGate({
      model: over(['policies/a.rego']),
      runs,
    });
    process.env.PATH = PATH;
    const howToGetIt = 'node scripts/starter/install.mjs conftest';
    expect(outcome).toMatchObject({
      reason: {
        en: expect.stringContaining(howToGetIt),
        ko: expect.stringMatching(
          new RegExp(`conftest가 없어.*${howToGetIt.replaceAll('.', '\\.')}`),
        ),
      },
    });
  });

  it('shows what was judged when one stack has no plan', async () => {
    const bin = path.join(starter.folder, 'bin');
    fs.mkdirSync(bin);
    const said = [{ failures: [{ msg: 'Too open', metadata: { rule: 'x' } }] }];
    const script = `#!/bin/sh
if [ "$1" = --version ]; then echo 'Conftest: 1.2.3'; exit; fi
echo '${JSON.stringify(said)}'
exit 1
`;
    fs.writeFileSync(path.join(bin, 'conftest'), script, { mode: 0o755 });
    process.env.PATH = bin;
    const runs = [
      { environment: environment('dev') },
      { environment: environment('prod'), run },
    ];
    const outcome = await policyGate({
      model: over(['policies/a.rego']),
      runs,
    });
    process.env.PATH = PATH;
    expect(outcome).toMatchObject({
      source: 'conftest 1.2.3',
      findings: [
        { code: 'policy.x', severity: 'error', file: 'stacks/a/b/prod' },
        { code: 'policy.not-run', severity: 'warning' },
      ],
    });
  });
});
