import type { OpenPull } from '@infra-portal/infra-common';
import type { KeptPull } from '../types';

/** A pull request that was read, for tests. */
export const samplePull = (
  rest: Partial<OpenPull> = {},
  more: Partial<Omit<KeptPull, 'pull'>> = {},
): KeptPull => ({
  pull: {
    repository: 'github.com/acme/infrastructure',
    number: 7,
    url: 'https://github.com/acme/infrastructure/pull/7',
    title: 'Make it larger',
    author: 'developer',
    state: 'open',
    draft: false,
    branch: 'larger',
    base: 'main',
    head: 'b'.repeat(40),
    createdAt: '2026-11-22T09:00:00.000Z',
    updatedAt: '2026-11-22T10:00:00.000Z',
    stacks: [],
    products: ['authhub'],
    environments: ['prod'],
    risk: { level: 'low', reasons: [] },
    gates: [],
    approvals: [
      {
        ...{ needed: 1, have: [], source: 'codeowners' },
        from: ['@acme/platform'],
        why: { en: '', ko: '' },
      },
    ],
    changesRequestedBy: [],
    lane: [],
    stuck: false,
    observedAt: '2026-11-22T12:00:00.000Z',
    stale: [],
    ...rest,
  },
  decided: [],
  activeAt: '2026-11-22T10:00:00.000Z',
  patience: 3600_000,
  ...more,
});
