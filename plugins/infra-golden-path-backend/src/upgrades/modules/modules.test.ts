import {
  type StarterRepository,
  starterRepository,
} from '../../__testUtils__/starterRepository';
import { silentLogger } from '../../requests/__testUtils__/parts';
import { upgradeRulesSchema } from '@infra-portal/infra-common';
import { ConsumerReader } from './Consumers';
import { ModuleUpgrades } from './ModuleUpgrades';

let starter: StarterRepository;
let source: ModuleUpgrades;
beforeAll(async () => {
  starter = starterRepository();
  source = new ModuleUpgrades(
    new ConsumerReader({
      mirrors: starter.mirrors,
      repositories: [starter.repository],
      logger: silentLogger,
      now: () => new Date('2026-11-22T00:00:00Z'),
    }),
  );
});
afterAll(() => starter.close());

const wish = (name: string, to: string, rules = {}) => ({
  subject: { kind: 'module' as const, name, to },
  rules: upgradeRulesSchema.parse(rules),
});

const baseOf = async () => {
  const mirror = starter.mirrors.of(starter.repository);
  await mirror.update();
  const branch = await mirror.defaultBranch();
  return { mirror, branch, commit: (await mirror.head(branch))! };
};

it('plans one pull request for each product and environment, in waves', async () => {
  const { preview, memo } = await source.preview(wish('ecs-service', '1.1.0'));
  expect(
    preview.waves.map(({ environment, items }) => [
      environment,
      items.map(({ product, stacks }) => [
        product,
        stacks.map(({ dir }) => dir),
      ]),
    ]),
  ).toEqual([
    [
      'dev',
      [
        ['authhub', ['stacks/authhub/api/dev']],
        ['crawler', ['stacks/crawler/scheduler/dev']],
        ['dts', ['stacks/dts/billing-api/dev']],
      ],
    ],
    ['stg', [['authhub', ['stacks/authhub/api/stg']]]],
    [
      'prod',
      [
        ['authhub', ['stacks/authhub/api/prod']],
        ['crawler', ['stacks/crawler/scheduler/prod']],
        ['dts', ['stacks/dts/billing-api/prod', 'stacks/dts/worker/prod']],
      ],
    ],
    ['shared', [[undefined, ['shared/shared/atlantis']]]],
  ]);
  expect(preview.versions).toEqual([{ version: '1.0.0', calls: 9 }]);
  expect(preview.notes).toMatch(/^## \[1\.1\.0\][^]*scaling\.backlog/);
  expect(preview.notes).not.toContain('1.0.0]');
  expect(preview.mayAutoMerge).toBe(true);

  const [item] = preview.waves[0].items;
  const base = await baseOf();
  const question = { subject: preview.subject, item, memo, base };
  const { files, conflicts } = await source.filesOf(question);
  expect(conflicts).toEqual([]);
  const before = starter.read('stacks/authhub/api/dev/main.tf');
  expect(files).toEqual([
    {
      path: 'stacks/authhub/api/dev/main.tf',
      text: before.replaceAll('ecs-service/v1.0.0', 'ecs-service/v1.1.0'),
    },
  ]);
  expect(before).toContain('ecs-service/v1.0.0');
});

const SQS = 'git::https://github.com/acme/infrastructure.git//modules/sqs';
const call = (address: string, more = '') =>
  `module "q" {\n  source = ${address}\n${more}}\n`;

it('names the nearest version or module where there is none', async () => {
  await expect(source.preview(wish('ecs-service', '1.1.1'))).rejects.toThrow(
    'There is no version 1.1.1 of ecs-service. The nearest one is 1.1.0.',
  );
  await expect(source.preview(wish('ecs-servise', '1.1.0'))).rejects.toThrow(
    'Do you mean ecs-service?',
  );
});

it('leaves what cannot be moved, and says where something is missing', async () => {
  starter.commit({
    'stacks/crawler/odd/dev/main.tf': [
      'terraform {\n  backend "s3" {}\n}\n',
      call(`"${SQS}?ref=sqs/v0.9.0"`, '  unknown = 1\n'),
    ].join(''),
    'stacks/crawler/odd/stg/main.tf': [
      'terraform {\n  backend "s3" {}\n}\n',
      call(`"${SQS}?ref=main"`),
    ].join(''),
    'modules/outer/main.tf': call(`"${SQS}?ref=sqs/v0.9.0"`),
  });
  await starter.mirrors.of(starter.repository).update();
  const { preview } = await source.preview(
    wish('sqs', '1.0.0', { products: ['crawler'] }),
  );
  const [wave] = preview.waves;
  expect(
    wave.items[0].problems.map(({ line, message }) => [line, message.en]),
  ).toEqual([
    [6, 'Version 1.0.0 has no input "unknown".'],
    [4, expect.stringContaining('needs the input "name"')],
  ]);
  const left = preview.left.map(({ file, message }) => [file, message.en]);
  expect(left).toEqual([
    ['modules/outer/main.tf', expect.stringContaining('modules/outer')],
    ['stacks/crawler/odd/stg/main.tf', expect.stringContaining('a branch')],
  ]);
});

it('moves a module of a registry, and says what it does not know of it', async () => {
  const backend = 'terraform {\n  backend "s3" {}\n}\n';
  const versioned = (version: string) =>
    backend + call('"acme/queue/aws"', `  version = "${version}"\n`);
  const file = (environment: string) =>
    `stacks/crawler/far/${environment}/main.tf`;
  starter.commit({
    [file('dev')]: versioned('1.4.0'),
    [file('stg')]: versioned('~> 1.4'),
  });
  await starter.mirrors.of(starter.repository).update();
  const { preview, memo } = await source.preview(
    wish('acme-queue-aws', '2.0.0'),
  );
  expect(preview).toMatchObject({
    ...{ changes: [], versions: [{ version: '1.4.0', calls: 1 }] },
    uncompared: { en: expect.stringContaining('registry') },
    left: [
      { file: file('stg'), message: { en: expect.stringContaining('range') } },
    ],
  });
  expect(preview).not.toHaveProperty('notes');
  const [item] = preview.waves.flatMap(({ items }) => items);
  const question = { subject: preview.subject, item, memo };
  const base = await baseOf();
  expect((await source.filesOf({ ...question, base })).files).toEqual([
    { path: file('dev'), text: versioned('2.0.0') },
  ]);
  // Its file is gone by the time of its wave.
  starter.commit({ [file('dev')]: undefined });
  const later = await baseOf();
  expect(await source.filesOf({ ...question, base: later })).toEqual({
    ...{ files: [], conflicts: [] },
  });
});

it('tells what breaks callers, and that it cannot where a tag is missing', async () => {
  const stack = 'stacks/crawler/near/dev/main.tf';
  const at = (version: string) =>
    `terraform {\n  backend "s3" {}\n}\n${call(
      `"${SQS.replace('modules/sqs', 'modules/near')}?ref=near/v${version}"`,
    )}`;
  const log = (...versions: string[]) =>
    versions.map(each => `## [${each}]\n`).join('');
  const place = 'modules/near';
  starter.commit({
    [`${place}/main.tf`]: 'output "url" {\n  value = 1\n}\n',
    [`${place}/CHANGELOG.md`]: log('1.0.0'),
    [stack]: at('1.0.0'),
  });
  starter.release('near/v1.0.0');
  starter.commit({
    [`${place}/main.tf`]: 'variable "size" {}\n',
    [`${place}/CHANGELOG.md`]: log('2.0.0', '1.0.0'),
  });
  starter.release('near/v2.0.0');
  await starter.mirrors.of(starter.repository).update();
  const { preview } = await source.preview(wish('near', '2.0.0'));
  expect(preview.changes.map(({ name, change }) => [name, change])).toEqual([
    ['size', 'added-required'],
    ['url', 'removed'],
  ]);
  expect(preview).not.toHaveProperty('uncompared');
  starter.commit({ [stack]: at('0.9.0') });
  await starter.mirrors.of(starter.repository).update();
  const older = await source.preview(wish('near', '2.0.0'));
  expect(older.preview.changes).toEqual([]);
  expect(older.preview.uncompared?.en).toContain('Version 0.9.0 has no tag');
});

it('refuses a module that calls itself', async () => {
  const local = (name: string) => call(`"../${name}"`);
  starter.commit({
    'modules/round/main.tf': local('about'),
    'modules/round/CHANGELOG.md': '## [1.0.0]\n',
    'modules/about/main.tf': local('round'),
  });
  await starter.mirrors.of(starter.repository).update();
  await expect(source.preview(wish('round', '1.0.0'))).rejects.toThrow(
    'round calls itself: round → about → round.',
  );
});
