import type { Slo } from '@infra-portal/infra-common';
import { PERIOD } from './fixture';

/** An objective of four days, 99.9 %. */
export const slo = (id: string, more: Partial<Slo> = {}): Slo => ({
  ...{ id, service: 'shop', name: id, target: 0.999, budget: 0.001 },
  ...{ source: 'prod', window: { kind: 'rolling', seconds: PERIOD } },
  method: { kind: 'occurrences' },
  indicator: {
    form: 'bad-total',
    bad: `sum(rate(requests_total{job="${id}",code=~"5.."}[{{.window}}]))`,
    total: `sum(rate(requests_total{job="${id}"}[{{.window}}]))`,
  },
  ...{ alerting: { page: true, ticket: true, noData: true }, labels: {} },
  ...more,
});

/** Labels that rules give to what they record. */
export const own = (id: string, more: Record<string, string> = {}) => ({
  ...{ sloth_id: id, sloth_service: 'shop', sloth_slo: id },
  ...more,
});
