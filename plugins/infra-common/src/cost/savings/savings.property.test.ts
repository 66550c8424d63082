import fc from 'fast-check';
import { addAmounts, compareAmounts, subtractAmounts } from '../amount';
import { estimateStack } from '../estimate';
import { Declared } from '../estimate/__testUtils__/stacks';
import { DeclaredStack } from '../estimate/resources';
import { applyChanges } from './applyChanges';
import { combinedSavings } from './combinedSavings';
import { savingsOf } from './savingsOf';
import { OPTIONS, seoulStack } from './__testUtils__/savings';

const options = {
  ...OPTIONS,
  environment: 'dev',
  usage: { 'logs.stored-gb': '40' },
};

const machine = fc.constantFrom(
  't2.micro',
  't3.micro',
  't3.medium',
  't3.large',
  't4g.small',
  'm5.large',
  'm5.xlarge',
  'r5.xlarge',
);
const gb = fc.integer({ min: 1, max: 3_000 });
const volume = fc.constantFrom('gp2', 'gp3', 'io2', undefined);

const kinds: fc.Arbitrary<Omit<Declared, 'address'> & { type: string }>[] = [
  fc
    .record({ instance_type: machine, volume, size: gb })
    .map(({ instance_type, volume: volume_type, size }) => ({
      type: 'aws_instance',
      values: {
        instance_type,
        root_block_device: [{ volume_type, volume_size: size }],
      },
    })),
  fc
    .record({ type: volume, size: gb })
    .map(values => ({ type: 'aws_ebs_volume', values })),
  fc
    .record({
      instance_class: fc.constantFrom(
        'db.t3.small',
        'db.t4g.micro',
        'db.r6g.large',
      ),
      engine: fc.constantFrom('postgres', 'mysql'),
      storage_type: volume,
      allocated_storage: gb,
      multi_az: fc.boolean(),
    })
    .map(values => ({ type: 'aws_db_instance', values })),
  fc
    .record({ node_type: fc.constantFrom('cache.t3.micro', 'cache.t4g.small') })
    .map(values => ({ type: 'aws_elasticache_replication_group', values })),
  fc.record({ desired_count: fc.integer({ min: 0, max: 5 }) }).map(values => ({
    type: 'aws_ecs_service',
    values: { launch_type: 'FARGATE', ...values },
    unknown: ['task_definition'],
    links: { task_definition: ['aws_ecs_task_definition.task'] },
  })),
  fc
    .record({ retention_in_days: fc.constantFrom(0, 7, 90, undefined) })
    .map(values => ({ type: 'aws_cloudwatch_log_group', values })),
  fc
    .constantFrom('aws_nat_gateway', 'aws_eip', 'aws_lb')
    .map(type => ({ type })),
];

const stack = fc.array(fc.oneof(...kinds), { maxLength: 8 }).map(list =>
  seoulStack(
    {
      address: 'aws_ecs_task_definition.task',
      values: { cpu: 512, memory: 1024 },
    },
    ...list.map(({ type, ...rest }, at) => ({
      // Without what is undefined.
      ...JSON.parse(JSON.stringify(rest)),
      address: `${type}.r${at}`,
    })),
  ),
);

const monthlyOf = (of: DeclaredStack, uses = {}) =>
  estimateStack(of, { book: options.book, usage: options.usage, uses }).monthly;

const RUNS = { numRuns: 40 };

it('promises what an estimate of the changed stack says, to the last digit', () => {
  fc.assert(
    fc.property(stack, declared => {
      for (const saving of savingsOf(declared, options)) {
        if (saving.monthly === undefined) continue;
        const then = applyChanges(
          { stack: declared, uses: {} },
          saving.changes,
        );
        const difference = subtractAmounts(
          monthlyOf(declared),
          monthlyOf(then.stack, then.uses),
        );
        expect(saving.monthly).toBe(difference);
        expect(difference).toBe(subtractAmounts(saving.before!, saving.after!));
        expect(compareAmounts(difference, '0')).toBe(1);
      }
    }),
    RUNS,
  );
});

it('proposes nothing of a rule for a resource that was changed by it', () => {
  fc.assert(
    fc.property(stack, declared => {
      for (const saving of savingsOf(declared, options)) {
        if (saving.monthly === undefined) continue;
        const then = applyChanges(
          { stack: declared, uses: {} },
          saving.changes,
        );
        const again = savingsOf(then.stack, { ...options, uses: then.uses });
        expect(again.map(each => each.id)).not.toContain(saving.id);
      }
    }),
    { numRuns: 20 },
  );
});

it('combines in any order to the same, and to what an estimate says', () => {
  fc.assert(
    fc.property(stack, fc.integer({ min: 0 }), (declared, seed) => {
      const all = savingsOf(declared, options);
      const mixed = all
        .map((each, at) => [(at * 7919 + seed) % 104_729, each] as const)
        .sort(([a], [b]) => a - b)
        .map(([, each]) => each);
      const combined = combinedSavings(declared, all, options);
      expect(combinedSavings(declared, mixed, options)).toEqual(combined);
      const taken = all.filter(each => combined.taken.includes(each.id));
      const then = applyChanges(
        { stack: declared, uses: {} },
        taken.flatMap(each => each.changes),
      );
      expect(combined.after).toBe(monthlyOf(then.stack, then.uses));
      expect(addAmounts(combined.after, combined.monthly)).toBe(
        monthlyOf(declared),
      );
    }),
    RUNS,
  );
});

it('does not mind the order of resources', () => {
  fc.assert(
    fc.property(stack, declared => {
      const turned = {
        ...declared,
        resources: [...declared.resources].reverse(),
      };
      expect(savingsOf(turned, options)).toEqual(savingsOf(declared, options));
    }),
    RUNS,
  );
});

it('takes any values without throwing', () => {
  const types = [
    'aws_instance',
    'aws_launch_template',
    'aws_autoscaling_group',
    'aws_db_instance',
    'aws_ecs_service',
    'aws_ecs_task_definition',
    'aws_ebs_volume',
    'aws_eip',
    'aws_nat_gateway',
    'aws_lb',
    'aws_s3_bucket',
    'aws_cloudwatch_log_group',
    'constructor',
  ];
  const names = fc.constantFrom(
    ...['instance_type', 'instance_class', 'cpu', 'memory', 'multi_az', 'size'],
    ...['root_block_device', 'block_device_mappings', 'runtime_platform'],
    ...['retention_in_days', 'desired_count', 'engine', '__proto__', 'type'],
  );
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<any>,
    fc.constantFrom('t3.micro', 'gp2', '1e999', -1, 1e308, 'db.t3.micro', NaN),
  );
  const resource = fc.record({
    address: fc.constantFrom('a.b', '__proto__', 'aws_eip.a[0]', ''),
    type: fc.constantFrom(...types),
    values: fc.dictionary(names, value),
    unknown: fc.array(names, { maxLength: 2 }),
    links: fc.dictionary(
      fc.constantFrom('load_balancer_arn', 'task_definition', '__proto__'),
      fc.array(fc.constantFrom('a.b', '__proto__', 'aws_eip.a'), {
        maxLength: 2,
      }),
    ),
  });
  fc.assert(
    fc.property(
      fc.array(resource, { maxLength: 6 }),
      fc.string(),
      fc.string(),
      (resources, name, environment) => {
        const declared = { stack: name, resources, problems: [] };
        for (const word of ['dev', environment]) {
          const given = { ...options, environment: word };
          const found = savingsOf(declared, given);
          combinedSavings(declared, found, given);
        }
      },
    ),
    { numRuns: 100 },
  );
});
