import type {
  Module,
  ModuleSummary,
  Stack,
  StackSummary,
} from '@infra-portal/infra-common';

const repository = 'github.com/acme/infrastructure';

export const sampleSummary = (
  name: string,
  more: Partial<StackSummary> = {},
): StackSummary => ({
  name,
  ref: `${repository}//${name}#default`,
  repository,
  dir: `stacks/${name}`,
  workspace: 'default',
  layer: 'product' as const,
  product: 'authhub',
  service: 'api',
  environment: 'dev',
  owner: 'group:default/auth',
  resources: 3,
  modules: 1,
  findings: { error: 0, warning: 0, info: 0 },
  incomplete: false,
  ...more,
});

export const sampleStack = (
  name: string,
  more: Partial<Stack> = {},
): Stack => ({
  ...sampleSummary(name),
  reason: 'backend',
  files: ['main.tf'],
  requiredProviders: [],
  calls: [],
  resourceTypes: { aws_sqs_queue: 2 },
  dataTypes: {},
  variables: [],
  outputs: [],
  atlantisProjects: [],
  problems: [],
  dependsOn: [],
  usedBy: [],
  reach: { stacks: 0, owners: [], names: [] },
  commit: 'abc1234567890',
  url: `https://${repository}/tree/abc1234567890/stacks/${name}`,
  observedAt: '2026-11-21T10:00:00.000Z',
  ...more,
});

export const sampleModuleSummary = (
  name: string,
  more: Partial<ModuleSummary> = {},
): ModuleSummary => ({
  name,
  title: name,
  repository,
  dir: `modules/${name}`,
  source: `git::https://${repository}.git//modules/${name}`,
  external: false,
  latest: '1.2.0',
  versions: 3,
  stacks: 2,
  calls: 3,
  outdated: 0,
  moving: 0,
  ...more,
});

export const sampleModule = (
  name: string,
  more: Partial<Module> = {},
): Module => ({
  ...sampleModuleSummary(name),
  versionList: ['1.2.0', '1.1.0', '1.0.0'],
  variables: [],
  outputs: [],
  requiredProviders: [],
  resourceTypes: {},
  modules: [],
  uses: [],
  commit: 'abc1234567890',
  url: `https://${repository}/tree/abc1234567890/modules/${name}`,
  observedAt: '2026-11-21T10:00:00.000Z',
  ...more,
});
