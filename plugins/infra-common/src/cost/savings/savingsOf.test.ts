import { Declared } from '../estimate/__testUtils__/stacks';
import { builtInBook } from '../prices';
import { inShort, savingsIn } from './__testUtils__/savings';

const database = (values: Record<string, any> = {}): Declared => ({
  address: 'aws_db_instance.a',
  values: {
    engine: 'postgres',
    instance_class: 'db.t4g.micro',
    allocated_storage: 20,
    storage_type: 'gp3',
    ...values,
  },
});

const fargate: Declared[] = [
  {
    address: 'aws_ecs_service.a',
    values: { launch_type: 'FARGATE', desired_count: 2 },
    unknown: ['task_definition'],
    links: { task_definition: ['aws_ecs_task_definition.a'] },
  },
  {
    address: 'aws_ecs_task_definition.a',
    values: { cpu: 512, memory: 1024 },
  },
];

const inDev = { environment: 'development' };

describe('savingsOf', () => {
  it('is the difference of two estimates', () => {
    const [saving, ...others] = savingsIn([
      { address: 'aws_instance.a', values: { instance_type: 't3.medium' } },
    ]);
    expect(others).toEqual([]);
    // (0.052 − 0.0416) × 730; its volume of 8 GB stays.
    expect(saving).toEqual({
      id: 'graviton:aws_instance.a',
      rule: 'graviton',
      addresses: ['aws_instance.a'],
      monthly: '7.592',
      before: '38.872',
      after: '31.28',
      changes: [
        {
          kind: 'set',
          address: 'aws_instance.a',
          path: ['instance_type'],
          from: 't3.medium',
          to: 't4g.medium',
        },
      ],
      risk: 'migration',
      facts: ['needs-arm-image'],
      isQuestion: false,
      parameters: { from: 't3.medium', to: 't4g.medium' },
      assumed: {},
    });
  });

  it('names the price that it lacks, and no amount', () => {
    const [saving] = savingsIn([
      { address: 'aws_instance.a', values: { instance_type: 't3.large' } },
    ]);
    expect(saving.monthly).toBeUndefined();
    expect(saving.missing).toEqual({
      gap: 'price',
      address: 'aws_instance.a',
      component: 'Instance (Linux, on demand, t4g.large)',
      priceKey: 'ec2/t4g.large',
      region: 'ap-northeast-2',
    });
  });

  it('takes the cheapest of the families that have a price', () => {
    const found = savingsIn([
      { address: 'aws_instance.a', values: { instance_type: 'm5.large' } },
    ]);
    // m6g.large costs 0.094, m7g.large 0.1003; m6i as much as m5.
    expect(inShort(found)).toEqual({ 'graviton:aws_instance.a': '17.52' });
    expect(found[0].parameters.to).toBe('m6g.large');
    const [newer] = savingsIn([
      { address: 'aws_instance.a', values: { instance_type: 'm7i.large' } },
    ]);
    expect(newer.parameters.to).toBe('m7g.large');
  });

  it('moves tasks to ARM through their definition', () => {
    const found = savingsIn(fargate);
    // 2 × 730 × (0.5 × (0.04656 − 0.03725) + 0.00511 − 0.00409)
    expect(inShort(found)).toEqual({
      'graviton:aws_ecs_task_definition.a': '8.2855',
    });
    expect(found[0].changes).toMatchObject([
      { path: ['runtime_platform', 0, 'cpu_architecture'], from: null },
    ]);
  });

  it('says what old generations cost more, where both prices are known', () => {
    const old = (type: string) => ({
      address: 'aws_instance.a',
      values: { instance_type: type },
    });
    expect(inShort(savingsIn([old('t2.medium')]))).toEqual({
      'graviton:aws_instance.a': 'no ec2/t2.medium',
      'old-generation:aws_instance.a': 'no ec2/t2.medium',
    });
    const book = {
      ...builtInBook,
      products: builtInBook.products.flatMap(each =>
        each.key === 'ec2/t3.medium'
          ? [
              each,
              {
                ...each,
                key: 'ec2/t2.medium',
                prices: [{ ...each.prices[0], price: '0.0576' }],
              },
            ]
          : [each],
      ),
    };
    expect(inShort(savingsIn([old('t2.medium')], { book }))).toEqual({
      'graviton:aws_instance.a': '11.68',
      'old-generation:aws_instance.a': '4.088',
    });
  });

  it('turns gp2 into gp3, and keeps it as fast', () => {
    const volume = (values: Record<string, any>) => [
      { address: 'aws_ebs_volume.a', values },
    ];
    expect(inShort(savingsIn(volume({ size: 100 })))).toEqual({
      'gp3:aws_ebs_volume.a': '2.28',
    });
    expect(savingsIn(volume({ size: 100, type: 'gp3' }))).toEqual([]);
    expect(inShort(savingsIn(volume({ size: 2000, type: 'gp2' })))).toEqual({
      'gp3:aws_ebs_volume.a': 'no ebs/gp3-iops',
    });
    // Both cost the same in Seoul.
    expect(savingsIn([database({ storage_type: 'gp2' })])).toEqual([]);
    const inInstance = savingsIn([
      {
        address: 'aws_instance.a',
        values: {
          instance_type: 't4g.micro',
          root_block_device: [{ volume_type: 'gp2', volume_size: 50 }],
          ebs_block_device: [{ volume_type: 'gp2', volume_size: 100 }],
        },
      },
    ]);
    expect(inShort(inInstance)).toEqual({ 'gp3:aws_instance.a': '3.42' });
  });

  it('keeps one gateway in development', () => {
    const gateways = ['a', 'b', 'c'].flatMap((name): Declared[] => [
      {
        address: `aws_nat_gateway.${name}`,
        links: { allocation_id: [`aws_eip.${name}`] },
        unknown: ['allocation_id'],
      },
      { address: `aws_eip.${name}` },
      {
        address: `aws_route.${name}`,
        links: { nat_gateway_id: [`aws_nat_gateway.${name}`] },
        unknown: ['nat_gateway_id'],
      },
    ]);
    // 730 × 0.059, 50 GB × 0.059, and an address for 730 × 0.005
    expect(inShort(savingsIn(gateways, inDev))).toEqual({
      'nat-gateways:aws_nat_gateway.b': '49.67',
      'nat-gateways:aws_nat_gateway.c': '49.67',
    });
    expect(savingsIn(gateways, { environment: 'prod' })).toEqual([]);
  });

  it('asks about what nothing in the files uses', () => {
    const lb = { address: 'aws_lb.a', values: { internal: true } };
    expect(inShort(savingsIn([lb], inDev))).toEqual({
      'idle-balancer:aws_lb.a': '19.345',
    });
    const listener = (links: Record<string, string[]>) => ({
      address: 'aws_lb_listener.a',
      unknown: ['load_balancer_arn'],
      links,
    });
    const used = listener({ load_balancer_arn: ['aws_lb.a'] });
    expect(savingsIn([lb, used], inDev)).toEqual([]);
    // It may listen for any load balancer.
    expect(savingsIn([lb, listener({})], inDev)).toEqual([]);
    const [gateway] = savingsIn([{ address: 'aws_nat_gateway.a' }], inDev);
    expect(gateway).toMatchObject({
      rule: 'idle-nat-gateway',
      isQuestion: true,
      after: '0',
    });
    expect(inShort(savingsIn([{ address: 'aws_eip.a' }]))).toEqual({
      'unattached-address:aws_eip.a': '3.65',
    });
    expect(
      savingsIn([{ address: 'aws_eip.a', unknown: ['instance'] }]),
    ).toEqual([]);
  });

  it('stops development at night, by hours that are shown', () => {
    const found = savingsIn([database()], inDev);
    // 730 × 50 / 168 = 217.261905 of 730 hours
    expect(found).toMatchObject([
      {
        id: 'off-at-night:aws_db_instance.a',
        monthly: '12.818452375',
        assumed: { 'dev.hours-per-week': '50' },
        changes: [{ kind: 'hours', from: '730', to: '217.261905' }],
      },
    ]);
    const all = { ...inDev, assumptions: { 'dev.hours-per-week': '168' } };
    expect(savingsIn([database()], all)).toEqual([]);
    const schedule = { address: 'aws_autoscaling_schedule.a' };
    expect(savingsIn([database(), schedule], inDev)).toEqual([]);
  });

  it('takes the second zone away in development alone', () => {
    const two = [database({ multi_az: true })];
    const found = inShort(savingsIn(two, inDev));
    // 730 × (0.051 − 0.025), and 20 GB × 0.131
    expect(found['single-zone:aws_db_instance.a']).toBe('21.6');
    expect(savingsIn(two, { environment: 'prod' })).toEqual([]);
  });

  it('counts kept logs at the usage that is assumed', () => {
    const group = (values: Record<string, any>) => [
      { address: 'aws_cloudwatch_log_group.a', values },
    ];
    const usage = { 'logs.ingested-gb': '10', 'logs.stored-gb': '100' };
    // 90 GB × 0.0314
    expect(inShort(savingsIn(group({}), { ...inDev, usage }))).toEqual({
      'log-retention:aws_cloudwatch_log_group.a': '2.826',
    });
    expect(inShort(savingsIn(group({}), inDev))).toEqual({
      'log-retention:aws_cloudwatch_log_group.a': 'no usage',
    });
    const short = group({ retention_in_days: 30 });
    expect(savingsIn(short, { ...inDev, usage })).toEqual([]);
  });

  it('knows no price of infrequent access unless the book does', () => {
    const bucket = { address: 'aws_s3_bucket.a' };
    const id = 'object-lifecycle:aws_s3_bucket.a';
    expect(inShort(savingsIn([bucket]))).toEqual({
      [id]: 'no s3/infrequent-gb',
    });
    const standard = builtInBook.products.find(
      each => each.key === 's3/standard-gb' && each.region === 'ap-northeast-2',
    )!;
    const infrequent = {
      ...standard,
      key: 's3/infrequent-gb',
      prices: [{ ...standard.prices[0], price: '0.0138' }],
    };
    const products = [...builtInBook.products, infrequent];
    const book = { ...builtInBook, products };
    // 25 GB × (0.025 − 0.0138)
    expect(inShort(savingsIn([bucket], { book }))).toEqual({ [id]: '0.28' });
    const ruled = {
      address: 'aws_s3_bucket_lifecycle_configuration.a',
      unknown: ['bucket'],
      links: { bucket: ['aws_s3_bucket.a'] },
    };
    expect(savingsIn([bucket, ruled], { book })).toEqual([]);
  });
});

describe('the standards', () => {
  const choice = (usual: string) => ({ allowed: [usual], default: usual });
  const range = (usual: number) => ({ min: 0, max: 9999, default: usual });
  const standards = {
    environments: {},
    exceptions: [],
    sizes: {
      prod: {
        cpu: { allowed: [256], default: 256 },
        memory: range(512),
        count: range(1),
        instance: choice('t4g.micro'),
        database: choice('db.t4g.micro'),
        cache: choice('cache.t4g.micro'),
      },
    },
  };
  const inProd = { environment: 'prod', standards };

  it('make a question of what is bigger than usual', () => {
    const found = savingsIn(
      [database({ instance_class: 'db.t4g.medium' }), ...fargate],
      inProd,
    );
    expect(inShort(found)).toMatchObject({
      'right-size:aws_db_instance.a': '56.21',
      // One of two tasks, or half of both: the same.
      'right-size:aws_ecs_service.a': '20.7247',
      'right-size:aws_ecs_task_definition.a': '20.7247',
    });
    expect(found.filter(each => each.isQuestion)).toHaveLength(3);
    expect(savingsIn([database()], inProd)).toEqual([]);
  });

  it('silence a rule by an exception until it ends', () => {
    const exception = {
      id: 'short',
      rule: 'saving:graviton',
      stacks: ['stacks/*/api'],
      until: '2026-10-06',
      reason: 'It is being moved anyway.',
      approvedBy: 'group:default/platform',
    };
    const silenced = (change: Partial<typeof exception>) =>
      savingsIn(fargate, {
        standards: {
          ...standards,
          sizes: {},
          exceptions: [{ ...exception, ...change }],
        },
      })[0].silenced;
    expect(silenced({})).toEqual({ exception: 'short', until: '2026-10-06' });
    expect(silenced({ until: '2026-10-05' })).toBeUndefined();
    expect(silenced({ stacks: ['stacks/*'] })).toBeUndefined();
    expect(silenced({ rule: 'saving:gp3' })).toBeUndefined();
  });
});
