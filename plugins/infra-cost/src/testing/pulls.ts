import type {
  CostJudgement,
  CostReason,
  Estimate,
  PendingCosts,
  PullCostDetail,
} from '@infra-portal/infra-common';
import { sampleCoverage, sampleDetail } from './samples';

const repository = 'github.com/acme/infrastructure';
const stack = `${repository}//stacks/api#default`;

export const sampleReason = (more: Partial<CostReason> = {}): CostReason => ({
  ...{
    code: 'budget-crossed',
    level: 'block',
    kind: 'product',
    key: 'authhub',
  },
  ...{ limit: '1200', before: '1180.5', after: '1240.5' },
  ...more,
});

export const sampleJudgement = (
  more: Partial<CostJudgement> = {},
): CostJudgement => ({
  ...{ verdict: 'block', currency: 'USD' },
  ...{ before: '43.065', after: '103.065', delta: '60', percent: '139.3' },
  reasons: [sampleReason()],
  stacks: [
    {
      stack,
      before: '43.065',
      after: '103.065',
      delta: '60',
      percent: '139.3',
    },
  ],
  budgets: [
    {
      ...{ kind: 'product', key: 'authhub', state: 'crossed' },
      ...{ limit: '1200', before: '1180.5', after: '1240.5' },
    },
  ],
  ...more,
});

const before = sampleDetail('api').estimate!;

/** The same with a larger database. */
const after: Estimate = {
  ...before,
  monthly: '103.065',
  resources: before.resources.map(resource => ({
    ...resource,
    monthly: '103.065',
    components: resource.components.map((component, index) =>
      index === 0
        ? { ...component, price: '0.132191780821917808', monthly: '96.5' }
        : component,
    ),
  })),
};

/** Opened, priced, and over a budget. */
export const samplePull = (
  more: Partial<PullCostDetail> = {},
): PullCostDetail => ({
  ...{ repository, number: 7, title: 'Make it larger', author: 'developer' },
  ...{ url: 'https://github.com/acme/infrastructure/pull/7', branch: 'larger' },
  ...{ open: 'open', draft: false, head: 'a'.repeat(40), base: 'b'.repeat(40) },
  updatedAt: '2026-11-22T09:00:00.000Z',
  ...{ state: 'priced', judgement: sampleJudgement() },
  ...{ judgedCommit: 'a'.repeat(40), judgedAt: '2026-11-22T09:10:00.000Z' },
  ...{ grade: 'price-book', source: 'price book 2026-10-05' },
  pricedAt: '2026-11-22T09:05:00.000Z',
  coverage: sampleCoverage({ unknownUsage: 1 }),
  ...{ products: ['authhub'], owners: ['group:default/auth'] },
  environments: ['dev'],
  stacks: [
    {
      ...{ ref: stack, name: 'api-dev', dir: 'stacks/api', change: 'changed' },
      ...{ product: 'authhub', environment: 'dev', before, after },
    },
  ],
  pushes: [
    {
      ...{ commit: 'a'.repeat(40), at: '2026-11-22T09:00:00.000Z' },
      ...{ state: 'priced', verdict: 'block' },
      ...{ before: '43.065', after: '103.065', delta: '60' },
    },
    {
      ...{ commit: 'c'.repeat(40), at: '2026-11-21T09:00:00.000Z' },
      ...{ state: 'priced', verdict: 'pass' },
      ...{ before: '43.065', after: '44.065', delta: '1' },
    },
  ],
  check: { at: '2026-11-22T09:11:00.000Z' },
  ...more,
});

export const samplePending = (
  more: Partial<PendingCosts> = {},
): PendingCosts => ({
  ...{ currency: 'USD', today: '1000', after: '1050.5', budget: '1040' },
  steps: [
    {
      ...{ repository, number: 7, title: 'Make it larger', draft: false },
      ...{ verdict: 'block', delta: '60' },
    },
    {
      ...{ repository, number: 9, title: 'Make it smaller', draft: true },
      ...{ verdict: 'pass', delta: '-9.5' },
    },
  ],
  unknown: [
    { repository, number: 11, title: 'Break it', failure: 'no region' },
  ],
  observedAt: '2026-11-22T09:00:00.000Z',
  ...more,
});
