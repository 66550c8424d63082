import path from 'node:path';
import { filesIn, FOLDER, placeOf, ROOT } from './__testUtils__/places';
import { takeOver } from './takeOver';

const WORKER = path.join(
  ROOT,
  'packages/sandbox/sample/fileflow/terraform/environments/dev/worker',
);
const IMAGES = path.join(
  ROOT,
  'packages/sandbox/sample/fileflow/terraform/environments/dev/images',
);
const STARTER = [
  'ecr',
  'iam-role',
  'log-group',
  'secret',
  'security-group',
  'sqs',
];

const images = () => placeOf(filesIn(IMAGES), STARTER);
const worker = () => placeOf(filesIn(WORKER), STARTER);

it('takes over what stays as it is, and leaves every other byte', async () => {
  const { matches, files } = await takeOver(worker());
  expect(matches).toEqual([
    {
      ...{ module: 'log-group', version: '1.0.0', name: 'worker_log_group' },
      inputs: [
        { name: 'name', value: '"/ecs/${local.name}"' },
        { name: 'retention_in_days', value: '30' },
        { name: 'tags', value: 'local.tags' },
      ],
      resources: [
        {
          from: 'aws_cloudwatch_log_group.worker',
          to: 'module.worker_log_group.aws_cloudwatch_log_group.this',
        },
      ],
      updates: [],
    },
  ]);
  const ecs = filesIn(WORKER)['ecs.tf'];
  const block = /resource "aws_cloudwatch_log_group"[^]*$/.exec(ecs)![0];
  const call = `module "worker_log_group" {
  source = "../../../../modules/log-group"

  name              = "/ecs/\${local.name}"
  retention_in_days = 30
  tags              = local.tags
}
`;
  expect(files.map(({ path: file, after }) => [file, after])).toEqual([
    [
      `${FOLDER}/ecs.tf`,
      ecs
        .replace(block, () => call)
        .replace(
          'aws_cloudwatch_log_group.worker.name',
          'module.worker_log_group.name',
        ),
    ],
    [
      `${FOLDER}/moved.tf`,
      expect.stringContaining(`moved {
  from = aws_cloudwatch_log_group.worker
  to   = module.worker_log_group.aws_cloudwatch_log_group.this
}
`),
    ],
  ]);
});

it('tells of each other resource why it stays', async () => {
  const { left } = await takeOver(worker());
  const why = new Map(left.map(each => [each.address, each]));
  expect(why.get('aws_ecs_service.worker')?.reason).toBe('no-module');
  expect(why.get('aws_iam_role.task')).toMatchObject({
    ...{ reason: 'needs-input', module: 'iam-role', names: ['description'] },
  });
  expect(why.get('aws_sqs_queue.jobs')).toMatchObject({
    reason: 'creates',
    creates: expect.arrayContaining([
      'module.jobs_sqs.aws_sqs_queue_policy.this',
    ]),
    differences: expect.arrayContaining([
      expect.objectContaining({ argument: 'tags' }),
    ]),
  });
});

it('takes over a stack that is as modules make it, wholly', async () => {
  const { matches, left, files } = await takeOver(images());
  expect(left).toEqual([]);
  expect(matches.map(({ module, resources }) => [module, resources])).toEqual([
    [
      'log-group',
      [
        {
          from: 'aws_cloudwatch_log_group.builds',
          to: 'module.builds_log_group.aws_cloudwatch_log_group.this',
        },
      ],
    ],
    [
      'ecr',
      [
        {
          from: 'aws_ecr_repository.converter',
          to: 'module.converter_ecr.aws_ecr_repository.this',
        },
        {
          from: 'aws_ecr_lifecycle_policy.converter',
          to: 'module.converter_ecr.aws_ecr_lifecycle_policy.this',
        },
      ],
    ],
  ]);
  expect(matches.flatMap(({ updates }) => updates)).toEqual([]);
  const outputs = files.find(each => each.path.endsWith('outputs.tf'));
  expect(outputs?.after).toContain('= module.converter_ecr.repository_url');
});
