import type {
  ReviewDiff,
  ReviewDocument,
  ReviewFile,
} from '@infra-portal/infra-common';

const HEAD = 'b'.repeat(40);
const AT = '2026-11-21T10:00:00Z';

/** A changed file of a review. */
export const sampleFile = (
  path: string,
  rest: Partial<ReviewFile> = {},
): ReviewFile => ({
  path,
  state: 'changed',
  added: 1,
  removed: 1,
  binary: false,
  size: 100,
  large: false,
  owners: [],
  blob: `blob of ${path}`,
  ...rest,
});

/** The text of a file of 60 lines, the 30th of which changes. */
export const sampleDiff = (
  path: string,
  rest: Partial<ReviewDiff> = {},
): ReviewDiff => ({
  path,
  excerpt: {
    lines: { before: 60, after: 60 },
    hunks: [
      {
        before: 29,
        after: 29,
        lines: [
          { kind: 'same', text: 'resource "aws_db_instance" "main" {' },
          { kind: 'removed', text: '  instance_class = "db.small"' },
          { kind: 'added', text: '  instance_class = "db.large"' },
          { kind: 'same', text: '}' },
        ],
      },
    ],
  },
  endsWithin: { before: false, after: false },
  origins: [
    {
      from: 29,
      to: 31,
      source: { file: 'golden-paths/ecs/main.tf', line: 12 },
      fields: [['database', 'size']],
    },
  ],
  ...rest,
});

/** A pull request of the portal that deviates, destroys and waits for approval. */
export function sampleReview(
  rest: Partial<ReviewDocument> = {},
): ReviewDocument {
  return {
    pull: {
      repository: 'github.com/acme/infrastructure',
      number: 7,
      url: 'https://github.com/acme/infrastructure/pull/7',
      title: 'Change authhub/login',
      author: 'developer',
      state: 'open',
      draft: false,
      branch: 'portal/authhub/login/change',
      base: 'main',
      head: HEAD,
      createdAt: AT,
      updatedAt: AT,
      generated: { kind: 'service', request: 'r1' },
      stacks: [],
      products: ['authhub'],
      environments: ['prod'],
      risk: {
        level: 'high',
        reasons: [
          {
            code: 'data-loss',
            level: 'high',
            message: {
              en: 'A database is replaced.',
              ko: '데이터베이스가 교체됩니다.',
            },
          },
        ],
      },
      gates: [],
      approvals: [],
      changesRequestedBy: [],
      lane: [{ id: 'opened', state: 'done', blockers: [], since: AT }],
      blocker: {
        code: 'approvals',
        message: {
          en: 'One approval is missing.',
          ko: '승인이 하나 부족합니다.',
        },
        who: ['@acme/platform'],
      },
      stuck: false,
      observedAt: AT,
      stale: [],
      mine: false,
      needsMe: true,
    },
    mergeBase: 'a'.repeat(40),
    commits: 2,
    asked: {
      product: 'authhub',
      service: 'login',
      intent: 'stacks/authhub/login/service.yaml',
      sentence: {
        en: 'A larger database for authhub/login in prod.',
        ko: 'prod의 authhub/login 데이터베이스를 더 크게 바꿉니다.',
      },
      answers: [
        { field: ['database', 'size'], before: 'small', after: 'large' },
      ],
    },
    goldenPath: {
      name: 'ecs-fargate',
      version: '1.1.0',
      generated: 3,
      identical: 2,
      gates: [],
    },
    files: [
      sampleFile('stacks/authhub/login/prod/main.tf', {
        pathState: 'deviates',
        environment: 'prod',
      }),
      sampleFile('stacks/authhub/login/service.yaml'),
      sampleFile('logo.png', { binary: true, state: 'added' }),
      sampleFile('stacks/authhub/login/prod/backend.tf', {
        pathState: 'identical',
      }),
      sampleFile('stacks/authhub/login/prod/versions.tf', {
        pathState: 'identical',
      }),
    ],
    moreFiles: 0,
    plans: [
      {
        stack:
          'github.com/acme/infrastructure//stacks/authhub/login/prod#default',
        name: 'authhub-login-prod',
        environment: 'prod',
        grade: 'real',
        state: 'succeeded',
        counts: { add: 1, change: 0, destroy: 1, import: 0, forget: 0 },
        resources: [
          {
            address: 'aws_db_instance.main',
            action: 'replace',
            level: 'high',
            note: { en: 'Its data is lost.', ko: '데이터가 사라집니다.' },
          },
        ],
        source: 'Atlantis',
        observedAt: AT,
      },
    ],
    findings: [
      {
        id: 'f1',
        source: 'checkov',
        rule: 'CKV_AWS_16',
        severity: 'error',
        title: 'Not encrypted',
        message: 'The <b>database</b> is not encrypted.',
        path: 'stacks/authhub/login/prod/main.tf',
        line: 50,
        at: AT,
      },
    ],
    objectives: [
      { product: 'authhub', total: 3, exhausted: 1, burning: 0, frozen: false },
    ],
    blast: [
      {
        stack: 's2',
        name: 'shop-web-prod',
        kind: 'reads',
        owner: 'group:default/shop',
        via: [],
      },
    ],
    approvals: [
      {
        environment: 'prod',
        needed: 2,
        have: ['minji'],
        from: ['@acme/platform'],
        source: 'standards',
        why: {
          en: 'portal.yaml asks for two approvals in prod.',
          ko: 'portal.yaml은 prod에서 승인 두 건을 요구합니다.',
        },
      },
    ],
    unread: [
      {
        part: 'blast',
        message: {
          en: 'Dependencies could not be asked.',
          ko: '의존 관계를 확인하지 못했습니다.',
        },
      },
    ],
    observedAt: AT,
    ...rest,
  };
}
