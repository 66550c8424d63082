import type {
  Objective,
  ObjectivePage,
  SloStatus,
} from '@infra-portal/infra-common';

/** An objective that is kept, of which a test says what is special about it. */
export function sampleObjective(
  name: string,
  status: Partial<SloStatus> = {},
  more: Partial<Objective> = {},
): Objective {
  return {
    ...{ id: `authhub-api-${name}`, service: 'authhub-api', name },
    displayName: `Objective ${name}`,
    environment: 'prod',
    entityRef: 'component:default/authhub-api',
    ...{ product: 'authhub', owner: 'group:default/auth' },
    target: 0.999,
    window: { kind: 'rolling', seconds: 30 * 86_400 },
    method: 'occurrences',
    status: {
      state: 'ok',
      sli: 0.99986,
      budgetLeft: 0.863,
      burn: { '1h': 0.5, '6h': 0.25 },
      alerts: [],
      source: 'recorded',
      observedAt: '2026-11-22T10:00:00.000Z',
      warnings: [],
      ...status,
    },
    days: [],
    ...more,
  };
}

/** An answer with the given objectives. */
export function samplePage(
  items: Objective[],
  more: Partial<ObjectivePage> = {},
): ObjectivePage {
  const states: ObjectivePage['states'] = {};
  for (const { status } of items) {
    states[status.state] = (states[status.state] ?? 0) + 1;
  }
  return {
    ...{ items, total: items.length, states },
    sources: [],
    problems: [],
    products: ['authhub', 'mail'],
    owners: ['group:default/auth'],
    environments: ['dev', 'prod'],
    without: [],
    configured: true,
    ...more,
  };
}
