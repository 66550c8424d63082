import { derive, Offer, Quotes, soldBy } from './offers';

const cacheBackup = soldBy('AmazonElastiCache', 'Storage Snapshot');

const ENGINES = { redis: 'Redis', valkey: 'Valkey' };

const node = (
  engine: keyof typeof ENGINES,
  type: string,
  quotes: Quotes,
): Offer => ({
  key: `elasticache-${engine}/${type}`,
  service: 'AmazonElastiCache',
  productFamily: 'Cache Instance',
  attributes: {
    instanceType: type,
    locationType: 'AWS Region',
    cacheEngine: ENGINES[engine],
    currentGeneration: 'Yes',
    usagetype: `{region}-NodeUsage:${type}`,
  },
  unit: 'Hrs',
  ...quotes,
});

const read: readonly Offer[] = [
  node('redis', 'cache.t4g.micro', {
    virginia: ['0.016', 'calculator'],
    seoul: ['0.024', 'calculator', 'catalogue', 'skus'],
  }),
  node('redis', 'cache.t4g.small', {
    virginia: ['0.032', 'calculator'],
    seoul: ['0.047', 'calculator'],
  }),
  node('redis', 'cache.t4g.medium', {
    virginia: ['0.065', 'calculator'],
    seoul: ['0.094', 'calculator'],
  }),
  node('redis', 'cache.r6g.large', {
    virginia: ['0.206', 'calculator'],
    seoul: ['0.246', 'calculator'],
  }),
  node('redis', 'cache.r7g.large', { seoul: ['0.262', 'catalogue'] }),
  node('valkey', 'cache.t4g.micro', { seoul: ['0.0192', 'catalogue'] }),
  cacheBackup('elasticache/backup', 'GB-Mo', '{region}-BackupUsage', {
    virginia: ['0.085', 'infracost'],
  }),
];

/** Types whose price with Redis is known in a region, and with Valkey is not. */
const VALKEY = [
  { type: 'cache.t4g.micro', places: ['virginia'] },
  { type: 'cache.t4g.small' },
  { type: 'cache.t4g.medium' },
  { type: 'cache.r6g.large' },
  { type: 'cache.r7g.large' },
] as const;

/**
 * AWS sells nodes with Valkey for 20 % less than with Redis; the one pair of
 * prices that was read agrees.
 */
export const elasticache: readonly Offer[] = [
  ...read,
  ...VALKEY.map(({ type, ...only }) =>
    derive(
      read.find(each => each.key === `elasticache-redis/${type}`) as Offer,
      '0.8',
      quotes => node('valkey', type, quotes),
      'places' in only ? only.places : undefined,
    ),
  ),
];
