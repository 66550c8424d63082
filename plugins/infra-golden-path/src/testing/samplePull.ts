import type { ShownPull } from '@infra-portal/infra-common';

const text = (en: string) => ({ en, ko: `${en} (ko)` });

/** An open pull request for tests that waits for the platform team. */
export function samplePull(rest: Partial<ShownPull> = {}): ShownPull {
  const number = rest.number ?? 7;
  return {
    repository: 'github.com/acme/infrastructure',
    number,
    url: `https://github.com/acme/infrastructure/pull/${number}`,
    title: 'Create authhub/login',
    author: 'portal[bot]',
    state: 'open',
    draft: false,
    branch: 'portal/authhub/login/create',
    base: 'main',
    head: 'b'.repeat(40),
    createdAt: '2026-11-21T10:00:00Z',
    updatedAt: '2026-11-21T10:05:00Z',
    generated: {
      ...{ kind: 'service', request: 'r1' },
      ...{ product: 'authhub', service: 'login' },
      requestedBy: 'user:default/developer',
    },
    stacks: [
      {
        ref: 'github.com/acme/infrastructure//stacks/authhub/login/prod#default',
        name: 'authhub-login-prod',
        dir: 'stacks/authhub/login/prod',
        product: 'authhub',
        environment: 'prod',
      },
    ],
    products: ['authhub'],
    environments: ['prod'],
    risk: {
      level: 'high',
      reasons: [
        {
          ...{ code: 'production', level: 'high' },
          message: text('Changes production: authhub-login-prod'),
        },
      ],
    },
    cost: { delta: '12.5', currency: 'USD', verdict: 'pass' },
    gates: [
      {
        ...{ name: 'lint', state: 'success', detail: '' },
        at: '2026-11-21T10:01:00Z',
      },
    ],
    approvals: [
      {
        ...{ environment: 'prod', needed: 1, have: [], source: 'standards' },
        from: ['@acme/platform'],
        why: text('portal.yaml asks for 1 approval in prod.'),
      },
    ],
    changesRequestedBy: [],
    lane: [],
    blocker: {
      code: 'approvals',
      message: text('One more approval is needed.'),
      who: ['@acme/platform'],
    },
    stuck: false,
    observedAt: '2026-11-21T10:06:00Z',
    stale: [],
    mine: false,
    needsMe: false,
    ...rest,
  };
}
