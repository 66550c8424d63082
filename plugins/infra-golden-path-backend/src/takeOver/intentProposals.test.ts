import fs from 'node:fs';
import path from 'node:path';
import {
  type DiscoveredStack,
  takeOverIntentSchema,
} from '@infra-portal/infra-common';
import {
  goldenPathFolders,
  loadModule,
  memoryTree,
  readStandards,
  type RepositoryRef,
  siblingsOf,
} from '@infra-portal/infra-node';
import type { RepositoryModel } from '../repository/readRepository';
import { IntentProposals } from './IntentProposals';

const STARTER = path.resolve(__dirname, '../../../../templates/infrastructure');
const HOST = 'github.com';
const home: RepositoryRef = {
  host: HOST,
  owner: 'acme',
  name: 'infrastructure',
};
const other: RepositoryRef = { host: HOST, owner: 'acme', name: 'shop' };

const textOf = (file: string) =>
  fs.readFileSync(path.join(STARTER, file), 'utf8');

/** The starter repository with one service. */
function model(services: RepositoryModel['services'] = []): RepositoryModel {
  const folder = 'golden-paths/worker';
  const names = fs
    .readdirSync(path.join(STARTER, folder), {
      recursive: true,
      encoding: 'utf8',
    })
    .map(name => `${folder}/${name}`)
    .filter(name => fs.statSync(path.join(STARTER, name)).isFile());
  const entries = new Map(
    names.map(name => [
      name,
      { path: name, id: name, mode: '100644' } as never,
    ]),
  );
  const tree = {
    commit: 'c1',
    readObjects: async (ids: string[]) =>
      new Map(ids.map(id => [id, textOf(id)])),
  } as never;
  const standards = readStandards(textOf('portal.yaml'));
  return {
    ...{ tree, entries, services, folders: new Set<string>() },
    reading: { standards, problems: [] },
    goldenPaths: goldenPathFolders(entries),
  };
}

/** Released modules, as far as they are read here. */
const modules = fs.readdirSync(path.join(STARTER, 'modules')).map(name => ({
  ...{ name, version: '1.0.0', source: `git::${name}` },
  module: loadModule(
    fs
      .readdirSync(path.join(STARTER, 'modules', name))
      .filter(file => file.endsWith('.tf'))
      .map(file => ({ path: file, text: textOf(`modules/${name}/${file}`) })),
  ),
}));

const stack = (environment: string, service = 'mails') =>
  ({
    ref: {
      ...{ host: HOST, repository: 'acme/shop', workspace: 'default' },
      dir: `live/${environment}/${service}`,
    },
    ...{ product: 'shop', service, environment },
  } as DiscoveredStack);

const filesOf = (environment: string, cpu: number) => ({
  [`live/${environment}/mails/main.tf`]: `locals {
  tags = { CostCenter = "CC-1000", DataClass = "internal" }
}

resource "aws_ecs_task_definition" "this" {
  family                   = "mails"
  requires_compatibilities = ["FARGATE"]
  cpu                      = ${cpu}
  memory                   = 1024
  container_definitions = jsonencode([{
    name  = "mails"
    image = "ghcr.io/acme/mails:1.0.0"
    environment = [
      { name = "LOCALE", value = "ko" },
      { name = "API_TOKEN", value = "hunter2" },
      { name = "QUEUE_URL", value = aws_sqs_queue.jobs.url },
    ]
  }])
  tags = local.tags
}

resource "aws_ecs_service" "this" {
  name            = "mails"
  launch_type     = "FARGATE"
  task_definition = aws_ecs_task_definition.this.arn
  desired_count   = 2
}

resource "aws_sqs_queue" "jobs" {
  name                       = "mails-${environment}-jobs"
  visibility_timeout_seconds = 60
  redrive_policy             = jsonencode({ deadLetterTargetArn = aws_sqs_queue.failed.arn })
}

resource "aws_sqs_queue" "failed" {
  name = "mails-${environment}-failed"
}

resource "aws_lambda_layer_version" "old" {
  layer_name = "old"
}
`,
});

const asked = (files: Record<string, string>, stacks = [stack('dev')]) => ({
  ...{ repository: other, stack: stack('dev'), stacks, repositories: [] },
  ...{ tree: memoryTree(new Map(Object.entries(files))), modules },
  matched: [],
  read: async (file: string) =>
    file === 'CODEOWNERS' ? '* @acme/shoppers\n' : undefined,
});

const proposals = (found: RepositoryModel | undefined = model()) =>
  new IntentProposals({
    repositories: [home],
    modelOf: async ({ name }) => (name === home.name ? found : undefined),
  });

it('reads hand-written stacks of all environments as one intent', async () => {
  const files = { ...filesOf('dev', 256), ...filesOf('prod', 512) };
  const stacks = [stack('dev'), stack('prod'), stack('prod', 'web')];
  const made = await proposals().of(asked(files, stacks));
  expect(takeOverIntentSchema.parse(made)).toEqual(made);
  expect(made).toMatchObject({
    goldenPath: { name: 'worker', version: '1.0.0' },
    repository: 'github.com/acme/infrastructure',
    stacks: [{ dir: 'live/dev/mails' }, { dir: 'live/prod/mails' }],
    intent: {
      ...{ product: 'shop', service: 'mails', costCenter: 'CC-1000' },
      ...{ owner: 'group:default/shoppers', memory: 1024 },
      image: 'ghcr.io/acme/mails:1.0.0',
      variables: { LOCALE: 'ko' },
      queues: { jobs: { fifo: false, visibilitySeconds: 60 } },
      environments: { dev: { cpu: 256 }, prod: { cpu: 512 } },
    },
    left: [{ address: 'aws_lambda_layer_version.old' }],
  });
  const image = made.answers.find(({ path: [part] }) => part === 'image');
  expect(image?.from).toEqual([
    {
      address: 'aws_ecs_task_definition.this',
      ...{ file: 'live/dev/mails/main.tf', line: 5, environment: 'dev' },
    },
    expect.objectContaining({ environment: 'prod' }),
  ]);
  const queue = made.answers.find(
    ({ path: at }) => at.join('.') === 'queues.jobs',
  );
  expect(queue?.otherName).toEqual({
    now: 'mails-dev-jobs',
    standards: 'shop-mails-dev-jobs',
  });
});

it('says what it does not know, and copies no secret', async () => {
  const made = await proposals().of(asked(filesOf('dev', 256)));
  const gaps = made.gaps.map(({ path: at, reason }) => [at.join('.'), reason]);
  expect(gaps).toEqual(
    expect.arrayContaining([
      ['description', 'person'],
      ['variables.API_TOKEN', 'credential'],
    ]),
  );
  expect(JSON.stringify(made)).not.toContain('hunter2');
  expect(made.text).toContain('service: mails\n');
});

it('says why there is no golden path', async () => {
  const empty = { 'live/dev/mails/main.tf': 'resource "aws_s3_bucket" "a" {}' };
  const files = filesOf('dev', 256);
  const function_ = `${files['live/dev/mails/main.tf']}
resource "aws_lambda_function" "this" {
  function_name = "mails"
  role          = "a"
}
`;
  expect(await proposals().of(asked(empty))).toMatchObject({
    why: 'no-workload',
  });
  expect(
    await proposals().of(asked({ 'live/dev/mails/main.tf': function_ })),
  ).toMatchObject({
    why: 'no-fit',
    paths: [{ name: 'worker', lacks: 'workload' }],
  });
  const none = new IntentProposals({
    repositories: [],
    modelOf: async () => undefined,
  });
  expect(await none.of(asked(files))).toMatchObject({ why: 'no-paths' });
  expect(await none.basis(other)).toBe('');
  const made = model([
    { path: 's', data: { product: 'shop', service: 'mails' } } as never,
  ]);
  const own = new IntentProposals({
    repositories: [other],
    modelOf: async () => made,
  });
  expect(await own.of(asked(files))).toMatchObject({ why: 'has-intent' });
});

it('reads one stack of each other environment', () => {
  const all = [stack('dev'), stack('prod'), stack('prod'), stack('stg', 'web')];
  expect(siblingsOf(stack('dev'), all)).toEqual([stack('prod')]);
  expect(siblingsOf({ ...stack('dev'), product: undefined }, all)).toEqual([]);
});
