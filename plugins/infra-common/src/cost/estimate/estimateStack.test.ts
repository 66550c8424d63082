import { subtractAmounts } from '../amount';
import { builtInBook } from '../prices';
import { estimateStack } from './estimateStack';
import { billOf, inSeoul, inVirginia, stackOf } from './__testUtils__/stacks';

/** A sample of Infracost (a service with its network) in the terms of Terraform. */
const SAMPLE = [
  {
    address: 'aws_ecs_service.service',
    values: { launch_type: 'FARGATE', desired_count: 1 },
    unknown: ['task_definition'],
    links: { task_definition: ['aws_ecs_task_definition.task'] },
  },
  {
    address: 'aws_ecs_task_definition.task',
    values: { cpu: '1024', memory: '2048' },
  },
  { address: 'module.secrets_manager.aws_secretsmanager_secret.this[0]' },
  { address: 'module.vpc.aws_nat_gateway.this[0]' },
  { address: 'aws_iam_role.task' },
];

describe('estimateStack', () => {
  it('agrees with Infracost in what does not depend on use', () => {
    const estimate = inVirginia(...SAMPLE);
    // Infracost says 69.2901, and takes no use for granted.
    expect(subtractAmounts(estimate.monthly, estimate.usage)).toBe('69.2901');
    expect(estimate.usage).toBe('2.5');
    expect(billOf(estimate)).toMatchObject({
      vCPU: '29.5504',
      Memory: '6.4897',
      Secret: '0.4',
      'NAT gateway': '32.85',
    });
    expect(estimate).toMatchObject({
      state: 'ok',
      currency: 'USD',
      grade: 'price-book',
      source: 'price book 2026-10-05',
      pricedAt: '2026-10-05T00:00:00.000Z',
      coverage: {
        detected: 5,
        priced: 3,
        free: 2,
        unsupported: 0,
        missingPrices: 0,
        unknownUsage: 0,
      },
    });
  });

  it('agrees with Infracost in instances and their volumes', () => {
    const { monthly } = inVirginia({
      address: 'aws_instance.web_app',
      values: {
        instance_type: 'm5.8xlarge',
        root_block_device: [{ volume_size: 50 }],
        ebs_block_device: [
          { volume_type: 'io1', volume_size: 1000, iops: 800 },
        ],
      },
    });
    expect(monthly).toBe('1303.28');
    const small = { instance_type: 't3.nano' };
    expect(
      inVirginia({ address: 'aws_instance.a', values: small }).monthly,
    ).toBe('4.596');
  });

  it('says how each number came about', () => {
    const [{ components }] = inVirginia(...SAMPLE).resources;
    expect(components[0]).toEqual({
      name: 'vCPU',
      unit: 'vCPU-hours',
      quantity: '730',
      price: '0.04048',
      monthly: '29.5504',
      usageBased: false,
      formula: '1 task × 1 vCPU × 730 h',
      priceKey: 'ecs/fargate-vcpu',
    });
  });

  it('takes the usage that is given instead of the usual one', () => {
    const priced = (gb: string) =>
      estimateStack(
        stackOf('ap-northeast-2', { address: 'aws_nat_gateway.a' }),
        { book: builtInBook, usage: { 'nat.processed-gb': gb } },
      );
    expect(priced('100')).toMatchObject({ monthly: '48.97', usage: '5.9' });
    expect(priced('100').resources[0].components[1]).toMatchObject({
      formula: '100 GB',
      assumed: { key: 'nat.processed-gb', value: '100' },
    });
    // No amount can be less than nothing.
    expect(priced('-100').usage).toBe('2.95');
  });

  it('tells what is not known, by why', () => {
    const estimate = inSeoul(
      { address: 'aws_instance.a', values: { instance_type: 'c7g.large' } },
      { address: 'aws_instance.b', unknown: ['instance_type'] },
      { address: 'aws_kinesis_stream.c' },
      { address: 'aws_kinesis_stream.d' },
      {
        address: 'aws_db_instance.e',
        values: {
          engine: 'postgres',
          instance_class: 'db.t4g.micro',
          allocated_storage: 20,
          storage_type: 'gp3',
          backup_retention_period: 7,
        },
      },
    );
    expect(estimate.state).toBe('partial');
    expect(billOf(estimate)).toMatchObject({
      'Instance (Linux, on demand, c7g.large)': 'no price',
      'Instance (Linux, on demand, ?)': 'no value',
      'Backups beyond the size of the database': 'no usage',
    });
    expect(estimate.coverage).toEqual({
      detected: 5,
      priced: 3,
      free: 0,
      unsupported: 2,
      unsupportedTypes: { aws_kinesis_stream: 2 },
      missingPrices: 1,
      unknownUsage: 1,
    });
  });

  it('is whole when only a usage is not known', () => {
    const estimate = inSeoul({
      address: 'aws_db_instance.a',
      values: {
        engine: 'postgres',
        instance_class: 'db.t4g.micro',
        backup_retention_period: 7,
      },
    });
    expect(estimate.state).toBe('ok');
    expect(estimate.coverage.unknownUsage).toBe(1);
  });

  it('has no price in a region that the book does not have', () => {
    const at = (region?: string) =>
      estimateStack(stackOf(region, { address: 'aws_nat_gateway.a' }), {
        book: builtInBook,
      });
    for (const region of ['eu-west-1', undefined]) {
      expect(at(region)).toMatchObject({
        state: 'partial',
        monthly: '0',
        coverage: { missingPrices: 2 },
      });
    }
  });

  it('prices a resource in the region of its provider', () => {
    const { monthly } = inSeoul({
      address: 'aws_kms_key.a',
      region: 'us-east-1',
    });
    expect(monthly).toBe('1.3');
  });

  it('is partial with problems, and means nothing without resources', () => {
    const problems = [{ message: 'The module\u202e cannot be read' }];
    const some = stackOf('us-east-1', { address: 'aws_kms_key.a' });
    expect(
      estimateStack({ ...some, problems }, { book: builtInBook }),
    ).toMatchObject({
      state: 'partial',
      problems: [{ severity: 'warning', message: 'The module cannot be read' }],
    });
    expect(
      estimateStack(
        { ...some, resources: [], problems },
        { book: builtInBook },
      ),
    ).toMatchObject({ state: 'failed', monthly: '0' });
  });

  it('marks what follows from a price that was worked out', () => {
    const [{ components }] = inSeoul({
      address: 'aws_instance.a',
      values: { instance_type: 'm7g.xlarge' },
    }).resources;
    expect(components[0]).toMatchObject({
      monthly: '146.438',
      formula: '730 h; price worked out: 2 × ec2/m7g.large',
    });
  });
});
