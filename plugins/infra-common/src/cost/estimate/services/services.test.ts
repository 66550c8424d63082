import { billOf, Declared, inSeoul, inVirginia } from '../__testUtils__/stacks';

const fargate = (
  service: Record<string, any>,
  task: Record<string, any>,
): Declared[] => [
  {
    address: 'module.api["x.y"].aws_ecs_service.this',
    values: service,
    unknown: ['task_definition'],
    links: {
      task_definition: ['module.api["x.y"].aws_ecs_task_definition.this'],
    },
  },
  {
    address: 'module.api["x.y"].aws_ecs_task_definition.this[0]',
    values: task,
  },
];

describe('Fargate', () => {
  const small = { cpu: 256, memory: 512 };

  it('counts ARM at its own price', () => {
    const [service] = inSeoul(
      ...fargate(
        { launch_type: 'FARGATE', desired_count: 2 },
        { ...small, runtime_platform: [{ cpu_architecture: 'ARM64' }] },
      ),
    ).resources;
    expect(service.components).toEqual([
      expect.objectContaining({
        monthly: '13.59625',
        formula: '2 tasks × 0.25 vCPU × 730 h',
        priceKey: 'ecs/fargate-arm-vcpu',
      }),
      expect.objectContaining({
        monthly: '2.9857',
        formula: '2 tasks × 0.5 GB × 730 h',
        priceKey: 'ecs/fargate-arm-gb',
      }),
    ]);
  });

  it('reads sizes with units', () => {
    const bill = (task: Record<string, any>) =>
      billOf(
        inVirginia(
          ...fargate({ launch_type: 'FARGATE', desired_count: 1 }, task),
        ),
      );
    expect(bill({ cpu: '.25 vCPU', memory: '0.5 GB' })).toEqual(bill(small));
    expect(bill({ cpu: 'much', memory: '512 MB' })).toEqual({
      vCPU: 'no value',
      Memory: 'no value',
    });
  });

  it('gives Spot the tasks beyond the base, by weight', () => {
    const estimate = inSeoul(
      ...fargate(
        {
          desired_count: 8,
          capacity_provider_strategy: [
            { capacity_provider: 'FARGATE', base: 2, weight: 1 },
            { capacity_provider: 'FARGATE_SPOT', weight: 3 },
          ],
        },
        small,
      ),
    );
    expect(billOf(estimate)).toEqual({
      vCPU: '33.9888',
      Memory: '7.4606',
      'vCPU, Spot': '33.9888',
      'Memory, Spot': '7.4606',
    });
    expect(estimate.resources[0].components[2]).toMatchObject({
      formula:
        '4 tasks × 0.25 vCPU × 730 h; at most, at the price of ecs/fargate-vcpu',
      priceKey: 'ecs/fargate-vcpu',
    });
  });

  it('counts storage beyond 20 GB and public addresses', () => {
    const estimate = inSeoul(
      ...fargate(
        {
          launch_type: 'FARGATE',
          desired_count: 2,
          network_configuration: [{ assign_public_ip: true }],
        },
        { ...small, ephemeral_storage: [{ size_in_gib: 50 }] },
      ),
    );
    expect(billOf(estimate)).toMatchObject({
      Storage: 'no price',
      'Public IPv4 address': '7.3',
    });
    expect(estimate.resources[0].components[2].quantity).toBe('43800');
  });

  it('leaves tasks on instances to these', () => {
    const { coverage } = inSeoul(
      ...fargate({ launch_type: 'EC2', desired_count: 2 }, small),
    );
    expect(coverage).toMatchObject({ detected: 2, free: 2 });
  });
});

describe('instances', () => {
  const template: Declared = {
    address: 'aws_launch_template.this',
    values: {
      instance_type: 't4g.medium',
      monitoring: [{ enabled: true }],
      block_device_mappings: [
        { ebs: [{ volume_size: 30, volume_type: 'gp3' }] },
      ],
    },
  };

  it('of a group are as many as are wanted, else the least', () => {
    const bill = (values: Record<string, any>) =>
      billOf(
        inSeoul(template, {
          address: 'aws_autoscaling_group.this',
          values,
          links: { 'launch_template.id': ['aws_launch_template.this'] },
        }),
      );
    expect(bill({ min_size: 2, max_size: 6 })).toEqual({
      'launch_template: Instance (Linux, on demand, t4g.medium)': '60.736',
      'launch_template: Detailed monitoring': '4.2',
      'launch_template: block_device_mappings[0]: Storage (general purpose SSD, gp3)':
        '5.472',
    });
    expect(
      bill({ min_size: 2, desired_capacity: 1 })[
        'launch_template: Instance (Linux, on demand, t4g.medium)'
      ],
    ).toBe('30.368');
  });

  it('cost more than their volumes say where IOPS are bought', () => {
    const bill = billOf(
      inSeoul({
        address: 'aws_ebs_volume.a',
        values: { type: 'gp3', size: 100, iops: 4000, throughput: 125 },
      }),
    );
    expect(bill).toEqual({
      'Storage (general purpose SSD, gp3)': '9.12',
      IOPS: 'no price',
    });
  });

  it('of EKS have their cluster, and a usual type', () => {
    const bill = billOf(
      inSeoul(
        { address: 'aws_eks_cluster.a' },
        {
          address: 'aws_eks_node_group.a',
          values: { scaling_config: [{ desired_size: 2 }] },
        },
      ),
    );
    expect(bill).toEqual({
      Cluster: '73',
      'Instance (Linux, on demand, t3.medium)': '75.92',
      'Storage (general purpose SSD, gp2)': '4.56',
    });
  });
});

describe('databases', () => {
  const values = {
    engine: 'postgres',
    instance_class: 'db.t4g.medium',
    allocated_storage: 500,
    storage_type: 'gp3',
    iops: 13_000,
    multi_az: false,
  };
  const database: Declared = { address: 'aws_db_instance.a', values };

  it('pay IOPS beyond what their size includes', () => {
    expect(billOf(inSeoul(database))).toEqual({
      'Database instance (postgres, Single-AZ, db.t4g.medium)': '74.46',
      'Storage (gp3)': '65.5',
      IOPS: '23',
    });
  });

  it('cost in two zones what the list says', () => {
    const multi = {
      ...values,
      allocated_storage: 20,
      iops: 3000,
      multi_az: true,
    };
    expect(billOf(inVirginia({ ...database, values: multi }))).toEqual({
      'Database instance (postgres, Multi-AZ, db.t4g.medium)': '94.17',
      'Storage (gp3)': '4.6',
    });
  });

  it('that are replicas are like their source', () => {
    const bill = billOf(
      inSeoul(database, {
        address: 'aws_db_instance.replica',
        values: { instance_class: 'db.t4g.small', storage_type: 'gp3' },
        unknown: ['replicate_source_db'],
        links: { replicate_source_db: ['aws_db_instance.a'] },
      }),
    );
    expect(bill).toMatchObject({
      'Database instance (postgres, Single-AZ, db.t4g.small)': '37.23',
      'Storage (gp3)': '65.5',
    });
  });

  it('have a proxy that pays for their virtual CPUs', () => {
    const resources = [
      database,
      { address: 'aws_db_proxy.a' },
      {
        address: 'aws_db_proxy_target.a',
        unknown: ['db_proxy_name', 'db_instance_identifier'],
        links: {
          db_proxy_name: ['aws_db_proxy.a'],
          db_instance_identifier: ['aws_db_instance.a'],
        },
      },
    ];
    expect(billOf(inSeoul(...resources)).Proxy).toBe('26.28');
    expect(billOf(inSeoul(...resources.slice(0, 2))).Proxy).toBe('no value');
  });

  it('of another engine have no price of this one', () => {
    const mysql = { ...values, engine: 'mysql' };
    expect(billOf(inSeoul({ ...database, values: mysql }))).toMatchObject({
      'Database instance (mysql, Single-AZ, db.t4g.medium)': 'no price',
    });
  });

  it('do not guess in how many zones they are', () => {
    const { multi_az: _, ...rest } = values;
    const bill = inSeoul({ ...database, values: rest, unknown: ['multi_az'] });
    expect(Object.values(billOf(bill))).toEqual([
      'no value',
      'no value',
      'no value',
    ]);
  });
});

describe('caches', () => {
  it('pay for each node of each shard', () => {
    const bill = (values: Record<string, any>) =>
      Object.values(
        billOf(
          inSeoul({
            address: 'aws_elasticache_replication_group.a',
            values: { node_type: 'cache.t4g.micro', ...values },
          }),
        ),
      );
    expect(bill({ num_cache_clusters: 2 })).toEqual(['35.04']);
    expect(bill({ num_cache_clusters: 2, engine: 'valkey' })).toEqual([
      '28.032',
    ]);
    expect(bill({ num_node_groups: 2, replicas_per_node_group: 1 })).toEqual([
      '70.08',
    ]);
    expect(bill({ snapshot_retention_limit: 7 })).toEqual([
      '17.52',
      'no usage',
    ]);
  });
});

describe('networks', () => {
  it('have load balancers with addresses of their own where they are public', () => {
    const bill = (values: Record<string, any>, unknown: string[] = []) =>
      billOf(inSeoul({ address: 'aws_lb.a', values, unknown }));
    expect(bill({ internal: true })).toEqual({
      'Application load balancer': '16.425',
      'Capacity units': '2.92',
    });
    expect(bill({ subnets: ['a', 'b', 'c'] })).toMatchObject({
      'Public IPv4 addresses': '10.95',
    });
    expect(bill({}, ['subnets'])['Public IPv4 addresses']).toBe('7.3');
    expect(bill({ load_balancer_type: 'network', internal: true })).toEqual({
      'Network load balancer': '16.425',
      'Capacity units': '2.19',
    });
    expect(bill({ load_balancer_type: 'gateway', internal: true })).toEqual({
      'Load balancer': 'no price',
    });
  });

  it('have endpoints that cost by subnet, or nothing', () => {
    const at = (values: Record<string, any>) =>
      inSeoul({ address: 'aws_vpc_endpoint.a', values });
    expect(at({}).coverage.free).toBe(1);
    expect(
      billOf(at({ vpc_endpoint_type: 'Interface', subnet_ids: ['a', 'b'] })),
    ).toEqual({ 'Interface endpoint': '18.98', 'Data processed': '0.5' });
  });

  it('pay every public address', () => {
    expect(
      inSeoul({ address: 'aws_eip.a', values: { instance: 'i-1' } }).monthly,
    ).toBe('3.65');
  });
});

it.each<[string, Record<string, any>, Record<string, string>]>([
  ['aws_s3_bucket', {}, { Storage: '1.25', 'Writing requests': '0.45' }],
  ['aws_ecr_repository', {}, { Storage: '5' }],
  [
    'aws_cloudwatch_log_group',
    {},
    { 'Data written': '3.8', 'Data kept': '0.157' },
  ],
  [
    'aws_cloudwatch_log_group',
    { log_group_class: 'INFREQUENT_ACCESS' },
    { 'Data written': 'no price' },
  ],
  ['aws_cloudwatch_metric_alarm', { period: 60 }, { Alarm: '0.1' }],
  ['aws_cloudwatch_metric_alarm', { period: 10 }, { Alarm: 'no price' }],
  [
    'aws_cloudwatch_metric_alarm',
    {
      metric_query: [
        { metric: [{ period: 60 }] },
        { metric: [{ period: 60 }] },
        { expression: 'a/b' },
      ],
    },
    { Alarm: '0.2' },
  ],
  ['aws_cloudwatch_dashboard', {}, { Dashboard: '3' }],
  ['aws_kms_key', {}, { Key: '1', Requests: '0.3' }],
  ['aws_secretsmanager_secret', {}, { Secret: '0.4', 'API requests': '0.25' }],
  [
    'aws_ssm_parameter',
    { tier: 'Advanced' },
    { 'Advanced parameter': 'no price' },
  ],
  ['aws_route53_zone', {}, { 'Hosted zone': '0.5', Queries: '0.4' }],
  ['aws_route53_zone', { vpc: [{}] }, { 'Hosted zone': '0.5' }],
  [
    'aws_wafv2_web_acl',
    { scope: 'CLOUDFRONT', rule: [{}, {}] },
    { 'Web ACL': '5', Rules: '2', Requests: '3' },
  ],
  [
    'aws_cloudfront_distribution',
    {},
    { 'Data to viewers': '12', 'HTTPS requests': '6' },
  ],
  ['aws_sqs_queue', {}, { Requests: '0.8' }],
  ['aws_sqs_queue', { fifo_queue: true }, { Requests: 'no price' }],
  [
    'aws_lambda_function',
    { memory_size: 512 },
    { Requests: '0.2', Duration: '0.833335' },
  ],
  [
    'aws_msk_cluster',
    {
      number_of_broker_nodes: 3,
      broker_node_group_info: [
        {
          instance_type: 'kafka.t3.small',
          storage_info: [{ ebs_storage_info: [{ volume_size: 100 }] }],
        },
      ],
    },
    { 'Broker (kafka.t3.small)': '124.611', Storage: '34.2' },
  ],
])('%s of %j costs %j', (type, values, bill) => {
  expect(billOf(inSeoul({ address: `${type}.a`, values }))).toMatchObject(bill);
});
