import type {
  CostCoverage,
  CostHistory,
  CostResource,
  CostSummary,
  CostTags,
  CurrentCost,
  StackCost,
  StackCostDetail,
} from '@infra-portal/infra-common';

const repository = 'github.com/acme/infrastructure';

export const sampleCoverage = (
  more: Partial<CostCoverage> = {},
): CostCoverage => ({
  ...{ detected: 10, priced: 6, free: 4, unsupported: 0 },
  ...{ unsupportedTypes: {}, missingPrices: 0, unknownUsage: 0 },
  ...more,
});

export const sampleCost = (more: Partial<CurrentCost> = {}): CurrentCost => ({
  currency: 'USD',
  grade: 'price-book',
  source: 'price book 2026-10-05',
  state: 'ok',
  monthly: '43.065',
  usage: '3.065',
  coverage: sampleCoverage(),
  commit: 'abc1234567890',
  pricedAt: '2026-11-21T10:00:00.000Z',
  ...more,
});

export const sampleStack = (
  name: string,
  more: Partial<StackCost> = {},
): StackCost => ({
  name,
  ref: `${repository}//${name}#default`,
  repository,
  dir: `stacks/${name}`,
  product: 'authhub',
  service: 'api',
  environment: 'dev',
  owner: 'group:default/auth',
  cost: sampleCost(),
  change: '2.5',
  ...more,
});

export const sampleSummary = (
  more: Partial<CostSummary> = {},
): CostSummary => ({
  currency: 'USD',
  monthly: '12345.678',
  usage: '345.678',
  change: '-200',
  stacks: 50,
  unknown: 8,
  failing: 0,
  coverage: sampleCoverage({
    unsupported: 7,
    unsupportedTypes: { aws_batch_job_queue: 4, aws_iot_thing: 3 },
    missingPrices: 2,
  }),
  otherCurrencies: {},
  groups: {
    product: [
      {
        key: 'authhub',
        monthly: '12000',
        change: '-200',
        stacks: 40,
        budget: '10000',
      },
      { key: 'mail', monthly: '345.678', stacks: 8, budget: '1000' },
      { key: '', monthly: '0', stacks: 2 },
    ],
    owner: [{ key: 'group:default/auth', monthly: '12345.678', stacks: 50 }],
    environment: [{ key: 'prod', monthly: '12345.678', stacks: 50 }],
    service: [{ key: 'authhub/api', monthly: '12345.678', stacks: 50 }],
    repository: [{ key: repository, monthly: '12345.678', stacks: 50 }],
  },
  movers: [
    {
      name: 'authhub-api-prod',
      ref: `${repository}//a#default`,
      product: 'authhub',
      environment: 'prod',
      monthly: '9000',
      change: '-250.5',
    },
  ],
  pricedAt: '2026-11-20T10:00:00.000Z',
  observedAt: '2026-11-21T10:00:00.000Z',
  ...more,
});

const database: CostResource = {
  address: 'module.db.aws_db_instance.this',
  type: 'aws_db_instance',
  monthly: '43.065',
  usage: '3.065',
  file: 'main.tf',
  line: 12,
  components: [
    {
      name: 'Database instance',
      unit: 'hours',
      quantity: '730',
      price: '0.05',
      monthly: '36.5',
      usageBased: false,
      formula: '1 instance × 730 h',
    },
    {
      name: 'Backup storage',
      unit: 'GB',
      quantity: null,
      price: '0.095',
      monthly: null,
      usageBased: true,
      gap: 'usage',
    },
  ],
  parts: [
    {
      address: 'storage',
      monthly: '6.565',
      usage: '3.065',
      components: [],
      parts: [],
    },
  ],
};

export const sampleDetail = (
  name: string,
  more: Partial<StackCostDetail> = {},
): StackCostDetail => ({
  ...sampleStack(name),
  estimate: {
    currency: 'USD',
    grade: 'price-book',
    source: 'price book 2026-10-05',
    state: 'partial',
    monthly: '43.065',
    usage: '3.065',
    resources: [database],
    coverage: sampleCoverage({ unknownUsage: 1 }),
    problems: [
      { severity: 'warning', message: 'the module could not be read' },
    ],
    pricedAt: '2026-11-21T10:00:00.000Z',
  },
  ...more,
});

export const sampleTags = (more: Partial<CostTags> = {}): CostTags => ({
  ...{ currency: 'USD', monthly: '12345.678' },
  tags: [
    {
      ...{ key: 'Team', required: true },
      ...{ missing: '345.5', stacks: 4, unknown: '20' },
    },
    {
      ...{ key: 'CostCenter', required: false },
      ...{ missing: '12345.678', stacks: 50, unknown: '0' },
    },
  ],
  observedAt: '2026-11-21T10:00:00.000Z',
  ...more,
});

export const sampleHistory = (): CostHistory => ({
  currency: 'USD',
  points: [
    {
      id: '1'.repeat(64),
      at: '2026-10-01T10:00:00.000Z',
      monthly: '30',
      commit: '1111111111111',
      title: 'Add the database',
      url: `https://${repository}/commit/1111111111111`,
      pullRequest: 12,
      grade: 'price-book',
      cause: 'code',
    },
    {
      id: '2'.repeat(64),
      at: '2026-10-20T10:00:00.000Z',
      monthly: '50',
      commit: '2222222222222',
      title: 'Make it larger',
      // eslint-disable-next-line no-script-url -- what others write is hostile
      url: 'javascript:alert(1)',
      grade: 'price-book',
      cause: 'code',
    },
    {
      id: '3'.repeat(64),
      at: '2026-11-05T10:00:00.000Z',
      monthly: '43.065',
      commit: '2222222222222',
      grade: 'price-book',
      cause: 'prices',
    },
  ],
});
