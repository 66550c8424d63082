import fc from 'fast-check';
import { addAmounts, compareAmounts } from '../amount';
import { builtInBook } from '../prices';
import { estimateSchema } from './estimate';
import { componentsOf, estimateStack } from './estimateStack';
import { DeclaredResource, DeclaredStack } from './resources';

const TYPES = [
  'aws_autoscaling_group',
  'aws_cloudfront_distribution',
  'aws_cloudwatch_log_group',
  'aws_cloudwatch_metric_alarm',
  'aws_db_instance',
  'aws_db_proxy',
  'aws_db_proxy_target',
  'aws_ebs_volume',
  'aws_ecs_service',
  'aws_ecs_task_definition',
  'aws_eks_node_group',
  'aws_eip',
  'aws_elasticache_cluster',
  'aws_elasticache_replication_group',
  'aws_iam_role',
  'aws_instance',
  'aws_kinesis_stream',
  'aws_lambda_function',
  'aws_launch_template',
  'aws_lb',
  'aws_msk_cluster',
  'aws_s3_bucket',
  'aws_vpc_endpoint',
  'aws_wafv2_web_acl',
  '__proto__',
];

/** Arguments whose values decide something. */
const ARGUMENTS = [
  'allocated_storage',
  'block_device_mappings',
  'broker_node_group_info',
  'capacity_provider_strategy',
  'cpu',
  'desired_capacity',
  'desired_count',
  'ebs',
  'engine',
  'ephemeral_storage',
  'instance_class',
  'instance_type',
  'iops',
  'launch_type',
  'load_balancer_type',
  'memory',
  'memory_size',
  'metric_query',
  'multi_az',
  'node_type',
  'num_cache_clusters',
  'num_node_groups',
  'number_of_broker_nodes',
  'replicas_per_node_group',
  'root_block_device',
  'rule',
  'scaling_config',
  'storage_type',
  'subnet_ids',
  'tags',
  'volume_size',
  'vpc_endpoint_type',
  '__proto__',
  'constructor',
];

const plausible = fc.constantFrom<unknown>(
  0,
  1,
  3,
  '2',
  20,
  256,
  512,
  true,
  'gp3',
  'postgres',
  'db.t4g.micro',
  't3.micro',
  'cache.t4g.micro',
  'FARGATE',
  'Interface',
  'network',
);

const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    'NaN',
    'Infinity',
    '-1',
    -5,
    1e308,
    5e-324,
    0.1 + 0.2,
    99_999_999_999,
    '99999999999.999999',
    '1e99',
    '0x10',
    null,
    '',
    '\u202e',
    '9'.repeat(10_000),
    [[[[[]]]]],
  ),
  fc.anything({ maxDepth: 4, withNullPrototype: false }),
  fc.double(),
);

const valuesOf = (value: fc.Arbitrary<unknown>) =>
  fc.dictionary(
    fc.constantFrom(...ARGUMENTS),
    fc.oneof(
      { weight: 4, arbitrary: value },
      {
        weight: 1,
        arbitrary: fc.array(
          fc.dictionary(fc.constantFrom(...ARGUMENTS), value),
          { maxLength: 3 },
        ),
      },
    ),
  );

const addressed = fc
  .tuple(fc.constantFrom(...TYPES), fc.nat(3))
  .map(([type, index]) => ({ type, address: `${type}.r[${index}]` }));

const resourceOf = (
  value: fc.Arbitrary<unknown>,
): fc.Arbitrary<DeclaredResource> =>
  fc
    .record({
      named: addressed,
      values: valuesOf(value),
      unknown: fc.subarray(ARGUMENTS, { maxLength: 3 }),
      links: fc.dictionary(
        fc.constantFrom(
          'launch_template',
          'task_definition',
          'replicate_source_db',
          'db_proxy_name',
          'db_instance_identifier',
        ),
        fc.array(
          addressed.map(each => each.address),
          { maxLength: 2 },
        ),
      ),
    })
    .map(({ named, ...rest }) => ({ ...named, ...rest } as DeclaredResource));

const stackWith = (resources: DeclaredResource[]): DeclaredStack => ({
  stack: 'a',
  region: 'us-east-1',
  resources,
  problems: [],
});

const stackOf = (value: fc.Arbitrary<unknown>) =>
  fc
    .uniqueArray(resourceOf(value), {
      selector: each => each.address,
      maxLength: 12,
    })
    .map(stackWith);

const priced = (stack: DeclaredStack, usage = {}) =>
  estimateStack(stack, { book: builtInBook, usage });

it('is the exact sum of its components', () => {
  fc.assert(
    fc.property(stackOf(plausible), stack => {
      const estimate = priced(stack);
      const all = estimate.resources.flatMap(componentsOf);
      const sum = (list: typeof all) =>
        addAmounts(...list.map(each => each.monthly ?? '0'));
      expect(estimate.monthly).toBe(sum(all));
      expect(estimate.usage).toBe(sum(all.filter(each => each.usageBased)));
      const { detected, free, unsupported } = estimate.coverage;
      expect(detected).toBe(stack.resources.length);
      expect(free + unsupported + estimate.resources.length).toBe(detected);
    }),
    { numRuns: 150 },
  );
});

it('is the same in any order of resources', () => {
  fc.assert(
    fc.property(
      stackOf(plausible).chain(stack =>
        fc.tuple(
          fc.constant(stack),
          fc.shuffledSubarray(stack.resources, {
            minLength: stack.resources.length,
          }),
        ),
      ),
      ([stack, shuffled]) => {
        expect(priced(stackWith(shuffled))).toEqual(priced(stack));
      },
    ),
    { numRuns: 100 },
  );
});

it('never falls when there is more of something', () => {
  const COUNTS: [string, string, Record<string, unknown>][] = [
    [
      'aws_elasticache_replication_group',
      'num_cache_clusters',
      { node_type: 'cache.t4g.micro' },
    ],
    [
      'aws_db_instance',
      'allocated_storage',
      { engine: 'postgres', instance_class: 'db.t4g.micro' },
    ],
    ['aws_ebs_volume', 'size', { type: 'gp2' }],
    ['aws_lambda_function', 'memory_size', {}],
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...COUNTS),
      fc.nat(100_000),
      fc.nat(100_000),
      ([type, argument, values], count, more) => {
        const cost = (amount: number) =>
          priced(
            stackWith([
              {
                address: `${type}.a`,
                type,
                values: { ...values, [argument]: amount } as any,
                unknown: [],
                links: {},
              },
            ]),
          ).monthly;
        expect(
          compareAmounts(cost(count + more), cost(count)),
        ).toBeGreaterThanOrEqual(0);
        expect(compareAmounts(cost(count + more + 1), cost(count))).toBe(1);
      },
    ),
    { numRuns: 100 },
  );
});

it('takes any values without a throw, and gives amounts or gaps', () => {
  fc.assert(
    fc.property(
      stackOf(fc.oneof(hostile, plausible)),
      fc.dictionary(
        fc.constantFrom('lambda.requests', 'lambda.duration-ms', 'alb.lcu'),
        fc.constantFrom(
          '99999999999',
          '-1',
          '0.000001',
          `0.${'0'.repeat(60)}1`,
          '9'.repeat(80),
          '99999999999.999999',
        ),
      ),
      (stack, usage) => {
        const estimate = priced(stack, usage);
        expect(estimateSchema.safeParse(estimate).error).toBeUndefined();
        for (const each of estimate.resources.flatMap(componentsOf)) {
          expect(each.monthly === null).toBe(each.gap !== undefined);
          expect(each.monthly?.startsWith('-')).not.toBe(true);
        }
      },
    ),
    { numRuns: 300 },
  );
});

it('prices a hundred resources in a few milliseconds', () => {
  const resources = Array.from({ length: 100 }, (_, index) => ({
    address: `${TYPES[index % 24]}.r[${index}]`,
    type: TYPES[index % 24],
    values: { instance_type: 't3.micro', engine: 'postgres' },
    unknown: [],
    links: {},
  }));
  const stack = stackWith(resources);
  const times = Array.from({ length: 20 }, () => {
    const start = performance.now();
    priced(stack);
    return performance.now() - start;
  });
  expect(Math.min(...times)).toBeLessThan(5);
});
