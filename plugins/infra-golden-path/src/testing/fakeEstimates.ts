import {
  builtInBook,
  type DeclaredService,
  type DeclaredStack,
  declaredStackSchema,
  estimateAll,
  estimateAnswerSchema,
  type EstimateRequest,
} from '@infra-portal/infra-common';
import type { EstimateApi } from '../cost/EstimateApi';

/** What a service on Fargate declares, with a group of logs, in Seoul. */
export function declared(
  environment: string,
  { cpu = 256, memory = 512, others = [] as object[] } = {},
): DeclaredStack {
  const folder = `stacks/authhub/login/${environment}`;
  return declaredStackSchema.parse({
    stack: `github.com/acme/infrastructure//${folder}#default`,
    environment,
    region: 'ap-northeast-2',
    resources: [
      {
        address: 'aws_ecs_service.this',
        type: 'aws_ecs_service',
        values: { launch_type: 'FARGATE', desired_count: 1 },
        unknown: ['task_definition'],
        links: { task_definition: ['aws_ecs_task_definition.this'] },
      },
      {
        address: 'aws_ecs_task_definition.this',
        type: 'aws_ecs_task_definition',
        values: { cpu: String(cpu), memory: String(memory) },
      },
      {
        address: 'aws_cloudwatch_log_group.this',
        type: 'aws_cloudwatch_log_group',
        values: {},
      },
      ...others,
    ],
  });
}

/** What answers declare, as the server tells it. */
export const declaredService = (
  more: Partial<DeclaredService> = {},
): DeclaredService => ({
  repository: 'github.com/acme/infrastructure',
  base: { branch: 'main', commit: 'c'.repeat(40) },
  observedAt: '2026-11-21T10:00:00.000Z',
  ...more,
});

type Fake = { estimate: jest.Mock & EstimateApi['estimate'] };

/** The costs plugin, as far as a form asks it: the real engine behind no wire. */
export function fakeEstimates(): Fake {
  const estimate = async ({ stacks, usage = {} }: EstimateRequest) =>
    estimateAnswerSchema.parse(
      estimateAll(
        stacks.map(each => declaredStackSchema.parse(each)),
        { book: builtInBook, usage, observedAt: '2026-11-21T10:00:00.000Z' },
      ),
    );
  return { estimate: jest.fn(estimate) as Fake['estimate'] };
}
