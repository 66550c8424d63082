import type { ServiceRequest } from '@infra-portal/infra-common';

/** An open request for tests that waits for the platform team's approval. */
export function sampleRequest(
  rest: Partial<ServiceRequest> = {},
): ServiceRequest {
  const done = { state: 'done' as const, blockers: [] };
  return {
    id: 'r1',
    repository: 'github.com/acme/infrastructure',
    product: 'authhub',
    service: 'login',
    change: 'create',
    branch: 'portal/authhub/login/create',
    title: 'Create authhub/login',
    state: 'open',
    draft: false,
    requestedBy: 'user:default/developer',
    createdAt: '2026-11-21T10:00:00Z',
    updatedAt: '2026-11-21T10:05:00Z',
    digest: 'd'.repeat(64),
    pullRequest: {
      number: 7,
      url: 'https://github.com/acme/infrastructure/pull/7',
      head: 'b'.repeat(40),
    },
    lane: [
      { id: 'opened', ...done, since: '2026-11-21T10:00:05Z' },
      { id: 'gates', ...done },
      { id: 'plan', ...done },
      {
        id: 'approval',
        state: 'active',
        since: '2026-11-21T10:01:00Z',
        blockers: ['@acme/platform', 'user:default/reviewer'],
        detail: {
          en: 'One approval is missing.',
          ko: '승인이 하나 부족합니다.',
        },
      },
      { id: 'applied', state: 'waiting', blockers: [] },
    ],
    conflicts: [],
    ...rest,
  };
}
