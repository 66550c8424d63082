import type {
  DriftEpisode,
  DriftEpisodeDetail,
  DriftPage,
  DriftProposal,
  DriftTrend,
  StackDrift,
  StackDriftDetail,
} from '@infra-portal/infra-common';
import { apiStack } from './runs';

const DAY = 86_400_000;

/** Some time before now, ISO 8601; days may be a part of one. */
export const daysAgo = (days: number) =>
  new Date(Date.now() - days * DAY).toISOString();

export const driftProposal = (
  more: Partial<DriftProposal> = {},
): DriftProposal => ({
  act: 'revert',
  pullRequest: {
    number: 12,
    url: 'https://github.com/acme/infrastructure/pull/12',
    title: 'Revert drift of api',
  },
  state: 'open',
  createdAt: daysAgo(1),
  createdBy: 'user:default/developer',
  ...more,
});

export const driftEpisode = (
  more: Partial<DriftEpisode> = {},
): DriftEpisode => ({
  id: 'ep1',
  stack: apiStack,
  owner: 'group:default/auth',
  firstSeenAt: daysAgo(3),
  lastSeenAt: daysAgo(0.1),
  seen: 4,
  cleanBefore: daysAgo(4),
  counts: { add: 0, change: 2, destroy: 1, import: 0, forget: 0 },
  cause: 'manual-change',
  because: [
    {
      en: 'ingress of a security group is not in the code',
      ko: '코드에 없는 보안 그룹 인그레스입니다',
    },
  ],
  resources: [
    {
      address: 'aws_db_instance.main',
      action: 'replace',
      cause: 'manual-change',
      attributes: [
        { path: 'engine_version', actual: '"16.4"', wanted: '"15.8"' },
        { path: 'password' },
      ],
    },
    {
      address: 'aws_sqs_queue.mail',
      action: 'update',
      cause: 'tags-only',
      attributes: [{ path: 'tags.team', actual: '"ops"' }],
    },
  ],
  hasPlan: true,
  proposals: [],
  ...more,
});

export const driftEpisodeDetail = (
  more: Partial<DriftEpisodeDetail> = {},
): DriftEpisodeDetail => ({
  ...driftEpisode(),
  planAt: daysAgo(0.1),
  plan: [
    '  # aws_db_instance.main must be replaced',
    '-/+ resource "aws_db_instance" "main" {',
    '      ~ engine_version = "16.4" -> "15.8" # forces replacement',
    '    }',
    'Plan: 1 to add, 0 to change, 1 to destroy.',
  ].join('\n'),
  ...more,
});

/** A stack that was looked at and is as the code says. */
export const stackDrift = (more: Partial<StackDrift> = {}): StackDrift => ({
  stack: apiStack,
  owner: 'group:default/auth',
  state: 'clean',
  checkedAt: daysAgo(0.1),
  checkedBy: 'Atlantis',
  nextCheckAt: daysAgo(-0.5),
  checking: false,
  ...more,
});

/** A stack that has drifted. */
export const driftedStack = (more: Partial<StackDrift> = {}): StackDrift =>
  stackDrift({ state: 'drifted', episode: driftEpisode(), ...more });

export const stackDriftDetail = (
  more: Partial<StackDriftDetail> = {},
): StackDriftDetail => ({
  current: driftedStack(),
  episodes: [],
  checks: [],
  ...more,
});

export const driftPage = (more: Partial<DriftPage> = {}): DriftPage => ({
  items: [driftedStack()],
  states: { drifted: 1, snoozed: 0, failed: 0, unchecked: 0, clean: 4 },
  causes: [{ cause: 'manual-change', stacks: 1, resources: 2 }],
  configured: true,
  staleAfter: 48 * 3_600,
  stale: [],
  ...more,
});

/** As many days as asked for, with one drift that lasts since three days. */
export const driftTrend = (
  days = 90,
  more: Partial<DriftTrend> = {},
): DriftTrend => ({
  days: Array.from({ length: days }, (_, index) => ({
    date: daysAgo(days - 1 - index).slice(0, 10),
    drifted: index >= days - 3 ? 1 : 0,
    opened: index === days - 3 ? 1 : 0,
    ended: 0,
    checked: 5,
  })),
  stacks: 5,
  ...more,
});
