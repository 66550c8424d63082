/** The text of every query of Infracost v0.10. */
export const QUERY =
  'query($productFilter: ProductFilter!, $priceFilter: PriceFilter) { products(filter: $productFilter) { prices(filter: $priceFilter) { priceHash USD } } }';

type Attributes = Record<string, string>;

/** What a filter asks for, its attributes, its prices: Virginia, Seoul. */
interface Row {
  name: string;
  service: string;
  family?: string;
  /** A value that begins with a slash is a pattern. */
  attributes?: Attributes;
  price?: Attributes;
  virginia?: string;
  seoul?: string;
  global?: string;
}

const ON_DEMAND = { purchaseOption: 'on_demand' };
const FROM_ZERO = { startUsageAmount: '0' };
const IN_REGION = { locationType: 'AWS Region' };
const PREFIX = '^([A-Z]{3}\\d-|Global-|EU-|[A-Z0-9]+-)?';

const row = (
  name: string,
  [service, family]: [string, string?],
  attributes: Attributes,
  [virginia, seoul]: [string | undefined, string?],
  price?: Attributes,
): Row => ({ name, service, family, attributes, virginia, seoul, price });

const everywhere = (
  name: string,
  [service, family]: [string, string],
  attributes: Attributes,
  global: string,
  price?: Attributes,
): Row => ({ name, service, family, attributes, global, price });

const linux = (type: string, prices: [string | undefined, string?]) =>
  row(
    `EC2 ${type}`,
    ['AmazonEC2', 'Compute Instance'],
    {
      ...{ instanceType: type, tenancy: 'Shared', operatingSystem: 'Linux' },
      ...{ preInstalledSw: 'NA', licenseModel: 'No License required' },
      capacitystatus: 'Used',
    },
    prices,
    ON_DEMAND,
  );

const volume = (type: string, prices: [string, string?]) =>
  row(
    `EBS ${type}`,
    ['AmazonEC2', 'Storage'],
    { volumeApiName: `/${type}/i` },
    prices,
  );

const postgres = (zones: string, type: string, prices: [string, string]) =>
  row(
    `RDS ${zones} ${type}`,
    ['AmazonRDS', 'Database Instance'],
    {
      ...{ instanceType: type, deploymentOption: zones },
      databaseEngine: 'PostgreSQL',
    },
    prices,
    ON_DEMAND,
  );

const redis = (type: string, prices: [string, string]) =>
  row(
    `Redis ${type}`,
    ['AmazonElastiCache', 'Cache Instance'],
    {
      ...{ instanceType: type, cacheEngine: 'Redis', currentGeneration: 'Yes' },
      ...IN_REGION,
    },
    prices,
    ON_DEMAND,
  );

const logs = (family: string, usage: string, prices: [string, string?]) =>
  row(
    `Logs ${usage}`,
    ['AmazonCloudWatch', family],
    { usagetype: `/-${usage}/` },
    prices,
  );

const firewall = (usage: string, price: string) =>
  row(
    `WAF ${usage}`,
    ['awswaf', 'Web Application Firewall'],
    { usagetype: `/^[A-Z0-9]*-(?!ShieldProtected-)${usage}$/i` },
    [price, price],
    ON_DEMAND,
  );

const balancer = (kind: string, lcu: string) => [
  row(
    `${kind} balancer hours`,
    ['AWSELB', `Load Balancer-${kind}`],
    { ...IN_REGION, usagetype: `/${PREFIX}LoadBalancerUsage$/i` },
    ['0.0225', '0.0225'],
  ),
  row(
    `${kind} balancer units`,
    ['AWSELB', `Load Balancer-${kind}`],
    { ...IN_REGION, usagetype: `/${PREFIX}LCUUsage/` },
    [lcu, lcu],
  ),
];

const viewers = (place: string, out: string, origin: string, https: string) => [
  everywhere(
    `CloudFront out ${place}`,
    ['AmazonCloudFront', 'Data Transfer'],
    { transferType: 'CloudFront Outbound', fromLocation: place },
    out,
    FROM_ZERO,
  ),
  everywhere(
    `CloudFront to origin ${place}`,
    ['AmazonCloudFront', 'Data Transfer'],
    { transferType: 'CloudFront to Origin', fromLocation: place },
    origin,
  ),
  everywhere(
    `CloudFront HTTPS ${place}`,
    ['AmazonCloudFront', 'Request'],
    { location: place, requestType: 'CloudFront-Request-HTTPS-Proxy' },
    https,
  ),
];

const queue = (kind: string, prices: [string, string?]) =>
  row(
    `SQS ${kind}`,
    ['AWSQueueService', 'API Request'],
    { queueType: kind },
    prices,
    FROM_ZERO,
  );

const rows: Row[] = [
  queue('Standard', ['0.0000004', '0.0000004']),
  queue('FIFO (first-in, first-out)', ['0.0000005']),
  row(
    'Fargate GB',
    ['AmazonECS', 'Compute'],
    { usagetype: '/Fargate-GB-Hours/' },
    ['0.004445', '0.00511'],
  ),
  row(
    'Fargate vCPU',
    ['AmazonECS', 'Compute'],
    { usagetype: '/Fargate-vCPU-Hours:perCPU/' },
    ['0.04048', '0.04656'],
  ),
  linux('t3.micro', ['0.0104', '0.013']),
  linux('t3.medium', ['0.0416', '0.052']),
  linux('m5.large', ['0.096', '0.118']),
  linux('t4g.small', [undefined, '0.0208']),
  row(
    'CPU credits',
    ['AmazonEC2', 'CPU Credits'],
    { operatingSystem: 'Linux', usagetype: '/CPUCredits:t3$/' },
    ['0.05'],
  ),
  volume('gp3', ['0.08', '0.0912']),
  volume('gp2', ['0.1', '0.114']),
  postgres('Single-AZ', 'db.t4g.micro', ['0.016', '0.025']),
  postgres('Multi-AZ', 'db.t4g.small', ['0.065', '0.102']),
  row(
    'RDS gp3',
    ['AmazonRDS', 'Database Storage'],
    {
      ...{ deploymentOption: 'Single-AZ', databaseEngine: 'Any' },
      volumeType: 'General Purpose-GP3',
      usagetype: '/\\-RDS\\:GP3\\-Storage$/',
    },
    ['0.115', '0.131'],
  ),
  row(
    'RDS gp2',
    ['AmazonRDS', 'Database Storage'],
    {
      ...{ deploymentOption: 'Single-AZ', databaseEngine: 'Any' },
      volumeType: 'General Purpose',
    },
    ['0.115', '0.131'],
  ),
  row(
    'RDS backup',
    ['AmazonRDS', 'Storage Snapshot'],
    {
      ...{ databaseEngine: 'Any', usagetype: '/RDS:ChargedBackupUsage$/i' },
      ...{ engineCode: '/[0-9]+/i', operation: '' },
    },
    ['0.095', '0.095'],
  ),
  ...balancer('Application', '0.008'),
  ...balancer('Network', '0.006'),
  row(
    'NAT hours',
    ['AmazonEC2', 'NAT Gateway'],
    { usagetype: '/NatGateway-Hours/' },
    ['0.045', '0.059'],
  ),
  row(
    'NAT GB',
    ['AmazonEC2', 'NAT Gateway'],
    { usagetype: '/NatGateway-Bytes/' },
    ['0.045', '0.059'],
  ),
  row(
    'S3 GB',
    ['AmazonS3'],
    {
      ...{ usagetype: '/TimedStorage-ByteHrs/i', volumeType: '/Standard/i' },
      operation: '',
    },
    ['0.023', '0.025'],
    FROM_ZERO,
  ),
  row(
    'S3 writing',
    ['AmazonS3'],
    { usagetype: '/Requests-Tier1/i', operation: '//i' },
    ['0.000005', '0.0000045'],
  ),
  row(
    'S3 reading',
    ['AmazonS3'],
    { usagetype: '/Requests-Tier2/i', operation: '//i' },
    ['0.0000004', '0.00000035'],
  ),
  ...viewers('United States', '0.085', '0.02', '0.000001'),
  ...viewers('Asia Pacific', '0.12', '0.06', '0.0000012'),
  redis('cache.t4g.micro', ['0.016', '0.024']),
  redis('cache.r6g.large', ['0.206', '0.246']),
  logs('Data Payload', 'DataProcessing-Bytes', ['0.5', '0.76']),
  logs('Storage Snapshot', 'TimedStorage-ByteHrs', ['0.03', '0.0314']),
  logs('Data Payload', 'DataScanned-Bytes', ['0.005']),
  row(
    'Alarm',
    ['AmazonCloudWatch', 'Alarm'],
    { alarmType: '/Standard/i', usagetype: '/AlarmMonitorUsage$/i' },
    ['0.1', '0.1'],
  ),
  row(
    'Metric',
    ['AmazonCloudWatch', 'Metric'],
    { group: 'Metric' },
    ['0.3', '0.3'],
    FROM_ZERO,
  ),
  everywhere(
    'Dashboard',
    ['AmazonCloudWatch', 'Dashboard'],
    { usagetype: 'DashboardsUsageHour' },
    '3',
  ),
  row('KMS key', ['awskms', 'Encryption Key'], { usagetype: '/KMS-Keys/' }, [
    '1',
    '1',
  ]),
  row('KMS requests', ['awskms'], { usagetype: '/KMS-Requests$/' }, [
    '0.000003',
    '0.000003',
  ]),
  row('Secret', ['AWSSecretsManager', 'Secret'], {}, ['0.4', '0.4']),
  row('Secret requests', ['AWSSecretsManager', 'API Request'], {}, [
    '0.000005',
    '0.000005',
  ]),
  firewall('WebACLV2', '5'),
  firewall('RuleV2', '1'),
  firewall('RequestV2-Tier1', '0.0000006'),
  everywhere(
    'Route 53 zone',
    ['AmazonRoute53', 'DNS Zone'],
    { usagetype: 'HostedZone' },
    '0.5',
    FROM_ZERO,
  ),
  everywhere(
    'Route 53 queries',
    ['AmazonRoute53', 'DNS Query'],
    { usagetype: 'DNS-Queries' },
    '0.0000004',
    FROM_ZERO,
  ),
  row(
    'Endpoint hours',
    ['AmazonVPC', 'VpcEndpoint'],
    { usagetype: '/VpcEndpoint-Hours/i' },
    ['0.01', '0.013'],
  ),
  row(
    'Endpoint GB',
    ['AmazonVPC', 'VpcEndpoint'],
    { usagetype: '/VpcEndpoint-Bytes/i' },
    ['0.01', '0.01'],
    FROM_ZERO,
  ),
  row(
    'Idle address',
    ['AmazonEC2', 'IP Address'],
    { usagetype: '/ElasticIP:IdleAddress/' },
    ['0.005', '0.005'],
    { startUsageAmount: '1' },
  ),
  row(
    'EKS',
    ['AmazonEKS', 'Compute'],
    { usagetype: '/AmazonEKS-Hours:perCluster/' },
    ['0.1', '0.1'],
    ON_DEMAND,
  ),
  row(
    'MSK broker',
    ['AmazonMSK', 'Managed Streaming for Apache Kafka (MSK)'],
    { usagetype: '/kafka.t3.small/i', ...IN_REGION },
    ['0.0456', '0.0569'],
  ),
  row(
    'MSK storage',
    ['AmazonMSK', 'Managed Streaming for Apache Kafka (MSK)'],
    { storageFamily: 'GP2' },
    ['0.1', '0.114'],
  ),
  row(
    'ECR',
    ['AmazonECR', 'EC2 Container Registry'],
    { usagetype: 'TimedStorage-ByteHrs' },
    ['0.1', '0.1'],
  ),
];

const PLACES = [
  ['virginia', 'us-east-1'],
  ['seoul', 'ap-northeast-2'],
  ['global', undefined],
] as const;

const filtersOf = (attributes: Attributes) =>
  Object.entries(attributes).map(([key, value]) =>
    value.startsWith('/') ? { key, value_regex: value } : { key, value },
  );

/** Filters as the resources of Infracost v0.10 send them, with their prices. */
export const cliQueries = rows.flatMap(each =>
  PLACES.flatMap(([place, region]) => {
    const price = each[place];
    if (price === undefined) return [];
    const productFilter = {
      ...{ vendorName: 'aws', service: each.service, region },
      productFamily: each.family,
      attributeFilters: filtersOf(each.attributes ?? {}),
    };
    const variables = { productFilter, priceFilter: each.price ?? null };
    const name = `${each.name} ${place}`;
    return [{ name, price, question: { query: QUERY, variables } }];
  }),
);
