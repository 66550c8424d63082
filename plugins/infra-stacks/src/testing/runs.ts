import type {
  Lock,
  Run,
  RunDetail,
  RunStack,
} from '@infra-portal/infra-common';

const repository = 'github.com/acme/infrastructure';

/** The stack that sample runs are of; `sampleStack('api')` has the same ref. */
export const apiStack: RunStack = {
  ref: `${repository}//api#default`,
  name: 'api',
  product: 'authhub',
  service: 'api',
  environment: 'dev',
};

export const sampleRun = (more: Partial<Run> = {}): Run => ({
  id: '0123456789abcdef01234567',
  stack: apiStack,
  repository,
  dir: 'stacks/api',
  workspace: 'default',
  command: 'plan',
  pullRequest: {
    number: 7,
    url: `https://${repository}/pull/7`,
    title: 'Add a queue',
  },
  commit: 'abc1234567890',
  actor: 'developer',
  state: 'succeeded',
  hasChanges: true,
  counts: { add: 2, change: 1, destroy: 3, import: 0, forget: 0 },
  startedAt: '2026-11-21T10:00:00.000Z',
  finishedAt: '2026-11-21T10:01:20.000Z',
  at: '2026-11-21T10:00:00.000Z',
  hasOutput: true,
  sources: [
    {
      kind: 'status',
      says: 'Plan: 2 to add, 1 to change, 3 to destroy.',
      observedAt: '2026-11-21T10:01:20.000Z',
    },
  ],
  ...more,
});

export const sampleRunDetail = (more: Partial<RunDetail> = {}): RunDetail => ({
  ...sampleRun(),
  outputTruncated: false,
  ...more,
});

export const sampleLock = (more: Partial<Lock> = {}): Lock => ({
  id: 'lock',
  server: 'https://atlantis.example',
  repository,
  dir: 'stacks/api',
  workspace: 'default',
  stack: apiStack,
  pullRequest: {
    number: 7,
    url: `https://${repository}/pull/7`,
    title: 'Add a queue',
    state: 'open',
  },
  user: 'developer',
  since: '2026-11-21T10:00:00.000Z',
  observedAt: '2026-11-21T10:02:00.000Z',
  waiting: [],
  ...more,
});
