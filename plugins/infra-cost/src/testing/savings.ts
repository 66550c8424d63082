import type { Saving, SavingsAnswer } from '@infra-portal/infra-common';

/** A volume that could cost less. */
export const sampleSaving = (more: Partial<Saving> = {}): Saving => ({
  ...{ id: 'gp3:aws_ebs_volume.data', rule: 'gp3' },
  addresses: ['aws_ebs_volume.data'],
  ...{ file: 'stacks/shop/main.tf', line: 12 },
  ...{ monthly: '2.28', before: '11.4', after: '9.12' },
  changes: [
    {
      ...{ kind: 'set', address: 'aws_ebs_volume.data', path: ['type'] },
      ...{ from: 'gp2', to: 'gp3' },
    },
  ],
  ...{ risk: 'none', facts: ['keeps-iops'], isQuestion: false },
  ...{ parameters: { from: 'gp2', to: 'gp3' }, assumed: {} },
  ...more,
});

/** Savings of one stack of three. */
export const sampleSavings = (
  more: Partial<SavingsAnswer> = {},
): SavingsAnswer => ({
  ...{ currency: 'USD', monthly: '200', certain: '20', possible: '62.5' },
  ...{ stacks: 3, pending: 0, more: 0, source: 'price book 2026-10-05' },
  pricedAt: '2026-10-05T00:00:00.000Z',
  observedAt: '2026-11-22T09:00:00.000Z',
  items: [
    {
      ...{
        name: 'shop-prod',
        ref: 'github.com/acme/infra//stacks/shop#default',
      },
      ...{ environment: 'prod', monthly: '150', certain: '20' },
      proposals: [],
      ...{ possible: '62.5', commit: 'abc', savings: [sampleSaving()] },
      foundAt: '2026-11-22T09:00:00.000Z',
    },
  ],
  ...more,
});
