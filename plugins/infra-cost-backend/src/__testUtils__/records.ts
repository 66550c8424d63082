import type { CostResource, Estimate } from '@infra-portal/infra-common';
import type { CostRecord, StackPlace } from '../store';

export const REPOSITORY = 'github.example/acme/infra';
export const DAY = 24 * 60 * 60_000;
export const BEGIN = Date.parse('2026-01-01T00:00:00Z');

export const placeOf = (
  name: string,
  more: Partial<StackPlace> = {},
): StackPlace => ({
  ref: `${REPOSITORY}//stacks/${name}#default`,
  ...{ name, repository: REPOSITORY, dir: `stacks/${name}` },
  ...more,
});

const COVERAGE = {
  ...{ detected: 2, priced: 1, free: 1, unsupported: 0 },
  ...{ unsupportedTypes: {}, missingPrices: 0, unknownUsage: 0 },
};

/** A resource all of whose tags are known. */
export const resourceOf = (
  monthly: string,
  tags: Record<string, string>,
): CostResource => ({
  ...{ address: 'aws_instance.a', monthly, usage: '0' },
  ...{ components: [], parts: [], tags, tagging: 'whole' },
});

export const estimateOf = (
  monthly: string,
  more: Partial<Estimate> = {},
): Estimate => ({
  ...{ currency: 'USD', grade: 'price-book', source: 'price book 2026-01-01' },
  ...{ state: 'ok', monthly, usage: '0', resources: [], problems: [] },
  coverage: COVERAGE,
  pricedAt: new Date(BEGIN).toISOString(),
  ...more,
});

/** An estimate of a stack at its n-th commit, so many days after the begin. */
export const recordOf = (
  stack: StackPlace,
  [height, days]: readonly [height: number, days: number],
  estimate: Estimate,
): CostRecord => ({
  stack,
  commit: { id: `c${height}`, at: BEGIN + days * DAY, height },
  estimate,
});
