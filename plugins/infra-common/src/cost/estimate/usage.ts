import { Amount } from '../amount';

/** A use that no file declares, and what is assumed of it. */
export interface UsageKey {
  /** What is counted, in a month unless it says otherwise. */
  unit: string;
  /** What is assumed of each resource; absent: nobody can know. */
  usual?: Amount;
  /** In English; pages have their own words for the key. */
  label: string;
}

/**
 * What can be assumed. The usual values are those of `infracost-usage.yml` in
 * the starter repository, so that Infracost and the portal assume the same. Of
 * what that file leaves out they are those of Infracost's own file for small
 * systems (about 5 USD each), or the least that a service of usual size uses.
 */
export const USAGE_KEYS = {
  'alb.lcu': {
    unit: 'LCU',
    usual: '0.5',
    label: 'Capacity units of an application load balancer, on average',
  },
  'nlb.lcu': {
    unit: 'LCU',
    usual: '0.5',
    label: 'Capacity units of a network load balancer, on average',
  },
  'nat.processed-gb': {
    unit: 'GB',
    usual: '50',
    label: 'Data through a NAT gateway',
  },
  'vpc-endpoint.processed-gb': {
    unit: 'GB',
    usual: '50',
    label: 'Data through an interface endpoint',
  },
  'logs.ingested-gb': {
    unit: 'GB',
    usual: '5',
    label: 'Logs written to a log group',
  },
  'logs.stored-gb': {
    unit: 'GB',
    usual: '5',
    label: 'Logs kept in a log group',
  },
  's3.storage-gb': { unit: 'GB', usual: '50', label: 'Data kept in a bucket' },
  's3.infrequent-gb': {
    unit: 'GB',
    label: 'Data of a bucket that is kept as Infrequent Access',
  },
  's3.write-requests': {
    unit: 'requests',
    usual: '100000',
    label: 'Requests that write to a bucket or list it',
  },
  's3.read-requests': {
    unit: 'requests',
    usual: '500000',
    label: 'Requests that read from a bucket',
  },
  'cloudfront.transfer-gb': {
    unit: 'GB',
    usual: '100',
    label: 'Data from a distribution to its viewers',
  },
  'cloudfront.https-requests': {
    unit: 'requests',
    usual: '5000000',
    label: 'Requests of viewers to a distribution',
  },
  'waf.requests': {
    unit: 'requests',
    usual: '5000000',
    label: 'Requests that a web ACL looks at',
  },
  'route53.queries': {
    unit: 'queries',
    usual: '1000000',
    label: 'Queries of a public hosted zone',
  },
  'kms.requests': {
    unit: 'requests',
    usual: '100000',
    label: 'Requests with a key',
  },
  'secrets.requests': {
    unit: 'requests',
    usual: '50000',
    label: 'Requests for a secret',
  },
  'sqs.requests': {
    unit: 'requests',
    usual: '2000000',
    label: 'Requests to a queue',
  },
  'ecr.storage-gb': {
    unit: 'GB',
    usual: '50',
    label: 'Images kept in a repository',
  },
  'lambda.requests': {
    unit: 'requests',
    usual: '1000000',
    label: 'Calls of a function',
  },
  'lambda.duration-ms': {
    unit: 'ms',
    usual: '100',
    label: 'Duration of a call, on average',
  },
  'rds.backup-gb': {
    unit: 'GB',
    label: 'Backups of a database beyond its own size, which is free',
  },
  'elasticache.backup-gb': {
    unit: 'GB',
    label: 'Backups of a cache beyond the first one, which is free',
  },
} as const satisfies Readonly<Record<string, UsageKey>>;

export type UsageKeyName = keyof typeof USAGE_KEYS;

/** The usual value of a key; undefined when there is none. */
export function usualUsage(key: string): Amount | undefined {
  if (!Object.hasOwn(USAGE_KEYS, key)) return undefined;
  const known: UsageKey = USAGE_KEYS[key as UsageKeyName];
  return known.usual;
}
