/**
 * Prices that the built-in book lacks although the sizes of the starter
 * repository allow what they are of, by region: no public extract told them. A
 * configured book may. A test keeps this list true in both directions.
 */
export const KNOWN_GAPS: Readonly<Record<string, readonly string[]>> = {
  'ap-northeast-2': [
    'ec2/c7g.large',
    'elasticache-redis/cache.m7g.large',
    'elasticache-valkey/cache.m7g.large',
  ],
  'us-east-1': [
    'ec2/c7g.large',
    'ec2/m7g.large',
    'ec2/m7g.xlarge',
    'ec2/t4g.medium',
    'ec2/t4g.micro',
    'ec2/t4g.small',
    'elasticache-redis/cache.m7g.large',
    'elasticache-redis/cache.r7g.large',
    'elasticache-valkey/cache.m7g.large',
    'elasticache-valkey/cache.r7g.large',
    'rds-pg/multi/db.m7g.large',
    'rds-pg/multi/db.m7g.xlarge',
    'rds-pg/multi/db.r7g.large',
    'rds-pg/single/db.m7g.large',
    'rds-pg/single/db.m7g.xlarge',
    'rds-pg/single/db.r7g.large',
  ],
};
