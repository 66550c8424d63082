import type { KnownException } from '@infra-portal/infra-common';

/** An exception for tests: in force, with an owner and one stack. */
export const sampleException = (
  part: Partial<KnownException> = {},
): KnownException => ({
  ...{ key: 'a'.repeat(16), id: 'short-logs', rule: 'log-retention' },
  ...{ repository: 'github.com/acme/infrastructure', kind: 'policy' },
  stacks: [
    {
      ...{ pattern: 'stacks/dts/worker/prod', found: 1 },
      dirs: [{ dir: 'stacks/dts/worker/prod', name: 'dts-worker-prod' }],
    },
  ],
  reason: 'It is being decided.',
  owner: 'group:default/dts',
  approvedBy: 'group:default/platform',
  ...{ until: '2027-03-31', daysLeft: 129, state: 'active' },
  ...{ file: 'portal.yaml', line: 150 },
  url: 'https://github.com/acme/infrastructure/blob/abc/portal.yaml#L150',
  ...part,
});
