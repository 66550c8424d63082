import { amountSchema } from '../amount';
import { builtInBook } from '../prices';
import { declaredStackSchema, DeclaredStack } from './resources';
import { estimateStack } from './estimateStack';

type Input = {
  address: string;
  values?: Record<string, any>;
  unknown?: string[];
  links?: Record<string, string[]>;
};

const stackOf = (region: string, ...resources: Input[]): DeclaredStack =>
  declaredStackSchema.parse({
    stack: 'github.com/acme/infrastructure//stacks/shop/api',
    region,
    resources: resources.map(({ address, values = {}, ...rest }) => ({
      address,
      type: address.split('.').at(-2),
      values,
      ...rest,
    })),
  });

const virginia = (...resources: Input[]) =>
  estimateStack(stackOf('us-east-1', ...resources), { book: builtInBook });

describe('a service on Fargate', () => {
  it('costs what its tasks take', () => {
    const estimate = virginia(
      {
        address: 'module.api.aws_ecs_service.this',
        values: { launch_type: 'FARGATE', desired_count: 1 },
        unknown: ['task_definition'],
        links: { task_definition: ['aws_ecs_task_definition.this'] },
      },
      {
        address: 'module.api.aws_ecs_task_definition.this',
        values: { cpu: '1024', memory: '2048' },
      },
    );
    expect(estimate).toMatchObject({ state: 'ok', monthly: '36.0401' });
    expect(amountSchema.parse(estimate.monthly)).toBe('36.0401');
    expect(estimate.resources[0].components[0].formula).toBe(
      '1 task × 1 vCPU × 730 h',
    );
  });
});
