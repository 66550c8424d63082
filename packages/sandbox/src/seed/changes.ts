import { dailygeChanges } from './dailyge';
import { ORGANISATION } from './provision';

export interface SampleEdit {
  file: string;
  /** Text to replace; without it the file is made. */
  from?: string;
  to: string;
}

/** One pull request of the sample's history. */
export interface SampleChange {
  repository: string;
  branch: string;
  title: string;
  body: string;
  /** Days after the sample's beginning. */
  day: number;
  edits: SampleEdit[];
  /** The Atlantis project it plans. */
  project: { name: string; dir: string };
  label?: string;
  /** Said by the reviewer before approval. */
  objection?: {
    text: string;
    /** What the author pushes then. */
    fix?: { edits: SampleEdit[] };
  };
  approval?: string;
  /** What the provider says at the first apply; the second one goes well. */
  failure?: string;
  /** Left open without it. */
  merge?: 'merge' | 'squash';
  /** What the author says when the pull request is given up. */
  closed?: string;
  /** GitHub Actions plan and apply it instead of Atlantis: what they print. */
  actions?: { plan: string; applies: string[] };
}

const stack = (dir: string) => `${dir}/main.tf`;

/** The history of the sample: what a quiet quarter of a platform looks like. */
export const sampleChanges: SampleChange[] = [
  {
    repository: 'infrastructure',
    branch: 'authhub-api-prod-cpu',
    title: 'Give the AuthHub API more CPU in production',
    body: 'Sign-in slows down at nine in the morning: the tasks run at 95% CPU.\n\n아침 9시에 로그인이 느려집니다. CPU 사용률이 95%입니다.',
    day: 8,
    edits: [
      {
        file: stack('stacks/authhub/api/prod'),
        from: 'cpu          = 512',
        to: 'cpu          = 1024',
      },
      {
        file: stack('stacks/authhub/api/prod'),
        from: 'memory       = 1024',
        to: 'memory       = 2048',
      },
    ],
    project: { name: 'authhub-api-prod', dir: 'stacks/authhub/api/prod' },
    label: 'cost',
    approval: 'The numbers in the dashboard agree.',
    failure:
      'Error: updating ECS Service (authhub-api-prod): operation error ECS: UpdateService, https response error StatusCode: 400, ThrottlingException: Rate exceeded\n\n  with module.service.aws_ecs_service.this,\n  on .terraform/modules/service/modules/ecs-service/service.tf line 1, in resource "aws_ecs_service" "this":\n   1: resource "aws_ecs_service" "this" {',
    merge: 'merge',
  },
  {
    repository: 'fileflow',
    branch: 'lifecycle-dev',
    title: 'Expire files of the dev environment after two weeks',
    body: 'Test uploads are never looked at again. Production is not touched.',
    day: 30,
    edits: [
      {
        file: stack('terraform/environments/dev/storage'),
        from: 'expiration_days = 30',
        to: 'expiration_days = 14',
      },
    ],
    project: {
      name: 'fileflow-dev-storage',
      dir: 'terraform/environments/dev/storage',
    },
    approval: 'Good. Stage needs the same, with a longer time.',
    merge: 'squash',
  },
  {
    repository: 'infrastructure',
    branch: 'network-prod-third-zone',
    title: 'Add a third zone to the production network',
    body: 'So that losing one zone leaves two.',
    day: 47,
    edits: [
      {
        file: stack('shared/prod/network'),
        from: '["ap-northeast-2a", "ap-northeast-2c"]',
        to: '["ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c"]',
      },
    ],
    project: { name: 'network-prod', dir: 'shared/prod/network' },
    label: 'network',
    objection: {
      text: 'The new zone in the middle moves the range of 2c, which replaces its subnet. Put it at the end.',
      fix: {
        edits: [
          {
            file: stack('shared/prod/network'),
            from: '["ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c"]',
            to: '["ap-northeast-2a", "ap-northeast-2c", "ap-northeast-2b"]',
          },
        ],
      },
    },
    approval: 'Nothing is replaced any more.',
    merge: 'merge',
  },
  {
    repository: 'infrastructure',
    branch: 'authhub-api-dev-image',
    title: 'Run AuthHub API 1.5.0 in dev',
    body: 'Passkeys, first in dev.',
    day: 71,
    edits: [
      {
        file: 'stacks/authhub/api/dev/variables.tf',
        from: '"1.4.0"',
        to: '"1.5.0"',
      },
    ],
    project: { name: 'authhub-api-dev', dir: 'stacks/authhub/api/dev' },
    approval: '',
    merge: 'squash',
  },
  {
    repository: 'infrastructure',
    branch: 'authhub-api-stg-scale',
    title: 'Let AuthHub API grow to five tasks in staging',
    body: 'The load test of the new sign-in needs more than three.\n\n새 로그인 부하 테스트에는 태스크가 세 개보다 더 필요합니다.',
    day: 89,
    edits: [
      {
        file: stack('stacks/authhub/api/stg'),
        from: 'max = 3',
        to: 'max = 5',
      },
    ],
    project: { name: 'authhub-api-stg', dir: 'stacks/authhub/api/stg' },
    label: 'cost',
  },
  {
    repository: 'fileflow',
    branch: 'worker-prod-count',
    title: 'Run four FileFlow workers',
    body: 'Conversions wait for up to ten minutes at the end of the month.\n\n월말에는 변환이 최대 10분까지 대기합니다.',
    day: 88,
    edits: [
      {
        file: 'terraform/environments/production/worker/variables.tf',
        from: 'default     = 2',
        to: 'default     = 4',
      },
    ],
    project: {
      name: 'fileflow-prod-worker',
      dir: 'terraform/environments/production/worker',
    },
    label: 'cost',
  },
  {
    repository: 'fileflow',
    branch: 'versions-prod',
    title: 'Keep old versions of files for a year in production',
    body: 'A customer overwrote a contract in spring, and in summer we could not bring it back.',
    day: 90,
    edits: [
      {
        file: stack('terraform/environments/production/storage'),
        from: 'kms_key_arn = data.aws_ssm_parameter.data_key.insecure_value\n',
        to: 'kms_key_arn = data.aws_ssm_parameter.data_key.insecure_value\n\n  noncurrent_version_days = 365\n',
      },
    ],
    project: {
      name: 'fileflow-prod-storage',
      dir: 'terraform/environments/production/storage',
    },
    objection: {
      text: 'What does a year of versions cost? Please add the estimate, or move them to a cheaper class after 30 days.',
    },
  },
  {
    repository: 'fileflow',
    branch: 'worker-prod-five',
    title: 'Run five FileFlow workers',
    body: 'The queue grew again last night.',
    day: 91,
    edits: [
      {
        file: 'terraform/environments/production/worker/variables.tf',
        from: 'default     = 2',
        to: 'default     = 5',
      },
    ],
    project: {
      name: 'fileflow-prod-worker',
      dir: 'terraform/environments/production/worker',
    },
    closed:
      'Somebody proposes four already, and holds the stack. We wait for that.',
  },
  ...dailygeChanges,
];

/** `acme/<name>` as the REST API writes it. */
export const pathOf = (repository: string) =>
  `/repos/${ORGANISATION}/${repository}`;
