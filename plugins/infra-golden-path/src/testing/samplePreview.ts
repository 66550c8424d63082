import type { GateFinding, Preview } from '@infra-portal/infra-common';

/** A preview for tests: one new file, one changed, and these findings. */
export function samplePreview(
  findings: GateFinding[] = [],
  rest: Partial<Preview> = {},
): Preview {
  const failed = findings.some(({ severity }) => severity === 'error');
  return {
    digest: failed ? undefined : 'd'.repeat(64),
    repository: 'github.com/acme/infrastructure',
    base: { branch: 'main', commit: 'a'.repeat(40) },
    branch: 'portal/authhub/login/create',
    goldenPath: { name: 'ecs-fargate', version: '1.0.0' },
    files: [
      {
        path: 'stacks/authhub/login/service.yaml',
        state: 'added',
        after: 'version: 1\n',
        added: 1,
        removed: 0,
      },
      {
        path: 'atlantis.yaml',
        state: 'changed',
        before: 'version: 3\n',
        after: 'version: 3\nprojects: []\n',
        added: 1,
        removed: 0,
      },
    ],
    environments: [],
    gates: [
      {
        id: 'standards',
        status: failed ? 'failed' : 'passed',
        findings,
        source: 'portal.yaml',
        observedAt: '2026-11-21T10:00:00Z',
      },
    ],
    plans: [],
    observedAt: '2026-11-21T10:00:00Z',
    ...rest,
  };
}
