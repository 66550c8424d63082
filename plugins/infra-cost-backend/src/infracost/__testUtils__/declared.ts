import {
  type DeclaredStack,
  declaredStackSchema,
} from '@infra-portal/infra-common';

const network = 'module.network["a.b"]';

/** What Infracost priced when `__fixtures__/breakdown.json` was recorded. */
export const recordedStack: DeclaredStack = declaredStackSchema.parse({
  stack: 'github.com/acme/infrastructure//stacks/shop/api/prod#default',
  environment: 'prod',
  region: 'ap-northeast-2',
  resources: [
    {
      address: 'module.service.aws_ecs_service.this',
      type: 'aws_ecs_service',
      values: { name: 'api', launch_type: 'FARGATE', desired_count: 2 },
      unknown: ['task_definition'],
      links: { task_definition: ['module.task.aws_ecs_task_definition.this'] },
      file: 'modules/ecs-service/main.tf',
      line: 12,
    },
    {
      address: 'module.task.aws_ecs_task_definition.this',
      type: 'aws_ecs_task_definition',
      values: {
        family: 'api',
        requires_compatibilities: ['FARGATE'],
        cpu: '512',
        memory: '1024',
      },
    },
    {
      address: 'aws_autoscaling_group.web',
      type: 'aws_autoscaling_group',
      values: { desired_capacity: 2, launch_template: [{ version: '1' }] },
      links: { 'launch_template.id': ['aws_launch_template.web'] },
    },
    {
      address: 'aws_launch_template.web',
      type: 'aws_launch_template',
      values: {
        instance_type: 't4g.micro',
        block_device_mappings: [
          { ebs: [{ volume_type: 'gp3', volume_size: 30 }] },
        ],
      },
    },
    {
      address: 'aws_db_instance.main',
      type: 'aws_db_instance',
      values: {
        engine: 'postgres',
        instance_class: 'db.t4g.small',
        multi_az: true,
        storage_type: 'gp3',
      },
      unknown: ['allocated_storage'],
    },
    {
      address: `${network}.aws_nat_gateway.this["ap-northeast-2a"]`,
      type: 'aws_nat_gateway',
      values: {},
    },
    {
      address: 'aws_lb.public',
      type: 'aws_lb',
      values: { load_balancer_type: 'application', internal: true },
    },
    {
      address: 'aws_nat_gateway.virginia',
      type: 'aws_nat_gateway',
      region: 'us-east-1',
      values: {},
    },
    {
      address: 'aws_sqs_queue.jobs',
      type: 'aws_sqs_queue',
      values: { name: 'jobs' },
    },
    {
      address: 'aws_iam_role.api',
      type: 'aws_iam_role',
      values: { name: 'api' },
    },
    {
      address: 'aws_mystery.x',
      type: 'aws_mystery',
      values: {},
    },
  ],
});
