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
  /** The Atlantis project it plans, and the last line of its plan. */
  project: { name: string; dir: string };
  plan: string;
  label?: string;
  /** Said by the reviewer before approval. */
  objection?: {
    text: string;
    /** What the author pushes then, and the last line of its plan. */
    fix?: { edits: SampleEdit[]; plan: string };
  };
  approval?: string;
  /** Left open without it. */
  merge?: 'merge' | 'squash';
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
        from: 'cpu           = 512',
        to: 'cpu           = 1024',
      },
      {
        file: stack('stacks/authhub/api/prod'),
        from: 'memory        = 1024',
        to: 'memory        = 2048',
      },
    ],
    project: { name: 'authhub-api-prod', dir: 'stacks/authhub/api/prod' },
    plan: 'Plan: 1 to add, 1 to change, 1 to destroy.',
    label: 'cost',
    approval: 'The numbers in the dashboard agree.',
    merge: 'merge',
  },
  {
    repository: 'fileflow',
    branch: 'lifecycle-dev',
    title: 'Expire files of the dev environment after 30 days',
    body: 'Test uploads are never deleted. Production is not touched.',
    day: 30,
    edits: [
      {
        file: 'infra/dev/lifecycle.tf',
        to: `resource "aws_s3_bucket_lifecycle_configuration" "files" {
  bucket = aws_s3_bucket.files.id

  rule {
    id     = "expire"
    status = "Enabled"

    filter {}

    expiration {
      days = 30
    }
  }
}
`,
      },
    ],
    project: { name: 'fileflow-dev', dir: 'infra/dev' },
    plan: 'Plan: 1 to add, 0 to change, 0 to destroy.',
    approval: 'Good. Production needs the same, with a longer time.',
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
    plan: 'Plan: 2 to add, 0 to change, 1 to destroy.',
    label: 'network',
    objection: {
      text: 'The new zone in the middle moves the range of 2c, which replaces its subnet. Put it at the end.',
      fix: {
        plan: 'Plan: 1 to add, 0 to change, 0 to destroy.',
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
        file: stack('stacks/authhub/api/dev'),
        from: 'authhub-api:1.4.0',
        to: 'authhub-api:1.5.0',
      },
    ],
    project: { name: 'authhub-api-dev', dir: 'stacks/authhub/api/dev' },
    plan: 'Plan: 1 to add, 1 to change, 1 to destroy.',
    approval: '',
    merge: 'squash',
  },
  {
    repository: 'infrastructure',
    branch: 'fileflow-worker-prod-count',
    title: 'Run four FileFlow workers',
    body: 'Conversions wait for up to ten minutes at the end of the month.\n\n월말에는 변환이 최대 10분까지 대기합니다.',
    day: 89,
    edits: [
      {
        file: stack('stacks/fileflow/worker/prod'),
        from: 'desired_count = 2',
        to: 'desired_count = 4',
      },
    ],
    project: {
      name: 'fileflow-worker-prod',
      dir: 'stacks/fileflow/worker/prod',
    },
    plan: 'Plan: 0 to add, 1 to change, 0 to destroy.',
    label: 'cost',
  },
  {
    repository: 'fileflow',
    branch: 'versioning-prod',
    title: 'Keep old versions of files in production',
    body: 'A customer overwrote a contract, and we could not bring it back.',
    day: 90,
    edits: [
      {
        file: 'infra/prod/versioning.tf',
        to: `resource "aws_s3_bucket_versioning" "files" {
  bucket = aws_s3_bucket.files.id

  versioning_configuration {
    status = "Enabled"
  }
}
`,
      },
    ],
    project: { name: 'fileflow-prod', dir: 'infra/prod' },
    plan: 'Plan: 1 to add, 0 to change, 0 to destroy.',
    objection: {
      text: 'Without a rule that expires old versions this grows forever. Please add one.',
    },
  },
];

/** `acme/<name>` as the REST API writes it. */
export const pathOf = (repository: string) =>
  `/repos/${ORGANISATION}/${repository}`;
