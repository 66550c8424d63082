import {
  type Amount,
  USAGE_KEYS,
  type UsageKeyName,
  usualUsage,
} from '@infra-portal/infra-common';

/** Hours of a month, as everywhere in estimates. */
const HOURS = 730;

type Usages = Readonly<Record<string, Amount>>;
type Defaults = Record<string, Record<string, unknown>>;

/**
 * Of which type a use is, and what Infracost v0.10 calls it; amounts are of a
 * month. Keys that are not here mean nothing to it.
 * @see https://github.com/infracost/infracost/blob/master/infracost-usage-example.yml
 */
const PLACES: Readonly<
  Partial<Record<UsageKeyName, readonly (readonly string[])[]>>
> = {
  'nat.processed-gb': [['aws_nat_gateway', 'monthly_data_processed_gb']],
  'vpc-endpoint.processed-gb': [
    ['aws_vpc_endpoint', 'monthly_data_processed_gb'],
  ],
  'logs.ingested-gb': [
    ['aws_cloudwatch_log_group', 'monthly_data_ingested_gb'],
  ],
  'logs.stored-gb': [['aws_cloudwatch_log_group', 'storage_gb']],
  's3.storage-gb': [['aws_s3_bucket', 'standard', 'storage_gb']],
  's3.infrequent-gb': [
    ['aws_s3_bucket', 'standard_infrequent_access', 'storage_gb'],
  ],
  's3.write-requests': [
    ['aws_s3_bucket', 'standard', 'monthly_tier_1_requests'],
  ],
  's3.read-requests': [
    ['aws_s3_bucket', 'standard', 'monthly_tier_2_requests'],
  ],
  'waf.requests': [['aws_wafv2_web_acl', 'monthly_requests']],
  'kms.requests': [['aws_kms_key', 'monthly_requests']],
  'secrets.requests': [['aws_secretsmanager_secret', 'monthly_requests']],
  'sqs.requests': [['aws_sqs_queue', 'monthly_requests']],
  'ecr.storage-gb': [['aws_ecr_repository', 'storage_gb']],
  'lambda.requests': [['aws_lambda_function', 'monthly_requests']],
  'lambda.duration-ms': [['aws_lambda_function', 'request_duration_ms']],
  'rds.backup-gb': [['aws_db_instance', 'additional_backup_storage_gb']],
  'elasticache.backup-gb': [
    ['aws_elasticache_cluster', 'snapshot_storage_size_gb'],
    ['aws_elasticache_replication_group', 'snapshot_storage_size_gb'],
  ],
};

/** Viewers are where they are cheapest to reach from the region of the stack. */
const VIEWERS = (region: string | undefined) =>
  region?.startsWith('ap-') ? 'asia_pacific' : 'us';

/**
 * The assumptions of the portal as a usage file of Infracost, so that both price
 * the same use. JSON is YAML.
 */
export function usageFile(usage: Usages, region: string | undefined): string {
  const valueOf = (key: UsageKeyName) => usage[key] ?? usualUsage(key);
  const defaults: Defaults = {};
  const put = ([type, ...path]: readonly string[], value: unknown) => {
    let place: Record<string, unknown> = (defaults[type] ??= {});
    for (const name of path.slice(0, -1)) {
      place = (place[name] ??= {}) as Record<string, unknown>;
    }
    place[path[path.length - 1]] = value;
  };
  for (const key of Object.keys(USAGE_KEYS) as UsageKeyName[]) {
    const value = valueOf(key);
    if (value === undefined) continue;
    for (const path of PLACES[key] ?? []) put(path, Number(value));
  }
  // A unit is a gigabyte in an hour, and Infracost counts those of a month.
  const units = valueOf('alb.lcu');
  if (units !== undefined) {
    put(['aws_lb', 'processed_bytes_gb'], Number(units) * HOURS);
  }
  const viewers = VIEWERS(region);
  for (const [key, name] of [
    ['cloudfront.transfer-gb', 'monthly_data_transfer_to_internet_gb'],
    ['cloudfront.https-requests', 'monthly_https_requests'],
  ] as const) {
    put(['aws_cloudfront_distribution', name], {
      [viewers]: Number(valueOf(key)),
    });
  }
  return JSON.stringify({
    version: 0.1,
    resource_type_default_usage: defaults,
  });
}
