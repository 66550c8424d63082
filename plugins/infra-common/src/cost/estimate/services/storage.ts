import { CostComponent } from '../estimate';
import { Pricing } from '../engine/Pricing';
import { components, Rules } from '../engine/Rule';

/** What a bucket keeps as Infrequent Access, where somebody says how much. */
const infrequentLines = (pricing: Pricing): CostComponent[] =>
  pricing.usage('s3.infrequent-gb') === undefined
    ? []
    : [
        pricing.usageLine({
          name: 'Storage (infrequent access)',
          unit: 'GB',
          price: 's3/infrequent-gb',
          usage: 's3.infrequent-gb',
          of: [],
        }),
      ];

/** As Standard unless it is said otherwise, at the price of the first tier. */
export const storage: Rules = {
  aws_s3_bucket: components(pricing => [
    pricing.usageLine({
      name: 'Storage',
      unit: 'GB',
      price: 's3/standard-gb',
      usage: 's3.storage-gb',
      of: [],
    }),
    pricing.usageLine({
      name: 'Writing requests',
      unit: 'requests',
      price: 's3/put',
      usage: 's3.write-requests',
      of: [],
    }),
    pricing.usageLine({
      name: 'Reading requests',
      unit: 'requests',
      price: 's3/get',
      usage: 's3.read-requests',
      of: [],
    }),
    ...infrequentLines(pricing),
  ]),
  aws_ecr_repository: components(pricing => [
    pricing.usageLine({
      name: 'Storage',
      unit: 'GB',
      price: 'ecr/storage',
      usage: 'ecr.storage-gb',
      of: [],
    }),
  ]),
};
