import type {
  Upgrade,
  UpgradeItem,
  UpgradePreview,
} from '@infra-portal/infra-common';

const REPOSITORY = 'github.com/acme/infrastructure';

const planned = (id: string, environment: string) => ({
  ...{ id, repository: REPOSITORY, product: 'authhub', environment },
  stacks: [
    {
      stack: `${REPOSITORY}//stacks/authhub/api/${environment}#default`,
      ...{ name: `authhub-api-${environment}`, from: ['1.0.0'] },
      dir: `stacks/authhub/api/${environment}`,
    },
  ],
  ...{ services: [], problems: [], conflicts: [] },
});

/** One pull request of an upgrade for tests. */
export const sampleUpgradeItem = (
  part: Partial<UpgradeItem> = {},
): UpgradeItem => ({
  ...planned('authhub-dev', 'dev'),
  ...{ wave: 0, state: 'waiting', effect: 'unknown' },
  updatedAt: '2026-11-22T10:00:00.000Z',
  ...part,
});

/** An upgrade for tests: dev is through, prod has stopped it. */
export function sampleUpgrade(part: Partial<Upgrade> = {}): Upgrade {
  const pull = (number: number) => ({
    ...{ number, head: 'c'.repeat(40) },
    url: `https://github.com/acme/infrastructure/pull/${number}`,
  });
  return {
    id: 'u1',
    subject: { kind: 'module', name: 'ecs-service', to: '1.1.0' },
    ...{ state: 'stopped', startedBy: 'user:default/minji' },
    startedAt: '2026-11-22T09:00:00.000Z',
    updatedAt: '2026-11-22T10:00:00.000Z',
    ...{ wave: 1, waves: 2, items: { done: 1, stopped: 1 } },
    rules: { environments: [], size: 5, autoMerge: false },
    board: [
      {
        environment: 'dev',
        items: [
          sampleUpgradeItem({
            ...{ state: 'done', effect: 'none', merged: 'by-portal' },
            pullRequest: pull(7),
          }),
        ],
      },
      {
        environment: 'prod',
        items: [
          {
            ...sampleUpgradeItem(planned('authhub-prod', 'prod')),
            ...{ wave: 1, state: 'stopped', effect: 'destroy' },
            counts: { add: 0, change: 1, destroy: 2, import: 0, forget: 0 },
            detail: {
              en: 'The plan destroys something.',
              ko: '플랜이 자원을 삭제합니다.',
            },
            pullRequest: pull(8),
          },
        ],
      },
    ],
    history: [
      {
        at: '2026-11-22T10:00:00.000Z',
        message: { en: 'It stopped.', ko: '멈췄습니다.' },
      },
    ],
    ...part,
  };
}

/** A preview for tests: two waves, one change that breaks callers. */
export const samplePreviewOfUpgrade = (
  part: Partial<UpgradePreview> = {},
): UpgradePreview => ({
  subject: { kind: 'module', name: 'ecs-service', to: '1.1.0' },
  versions: [{ version: '1.0.0', calls: 3 }],
  waves: ['dev', 'prod'].map(environment => ({
    environment,
    items: [
      {
        ...planned(`authhub-${environment}`, environment),
        files: [{ path: 'main.tf', added: 1, removed: 1 }],
      },
    ],
  })),
  notes: '## 1.1.0\n\n- Takes **alarms**.',
  changes: [
    {
      ...{ kind: 'output', name: 'url', change: 'added', breaking: false },
    },
    {
      ...{ kind: 'variable', name: 'alarms', change: 'added-required' },
      ...{ breaking: true, after: 'list(string)' },
    },
  ],
  left: [
    {
      ...{ repository: REPOSITORY, file: 'stacks/x/main.tf', line: 3 },
      message: { en: 'It follows a branch.', ko: '브랜치를 따릅니다.' },
    },
  ],
  ...{ mayAutoMerge: false, observedAt: '2026-11-22T10:00:00.000Z' },
  ...part,
});
