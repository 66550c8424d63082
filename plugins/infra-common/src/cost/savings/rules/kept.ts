import Big from 'big.js';
import { toAmount } from '../../amount';
import { assumptionOf } from '../assumptions';
import { Looking, ofTypes, Proposal, Rule, usageOf } from './Proposal';

const DAYS_OF_MONTH = 30;
const PLACES = 6;

/** Periods that CloudWatch takes, in days. */
const PERIODS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827,
  2192, 2557, 2922, 3288, 3653,
];

/** The shortest period that is long enough. */
function daysOf(looking: Looking): number | undefined {
  const name =
    looking.environment === 'dev' || looking.environment === 'stg'
      ? 'logs.days'
      : 'logs.days-in-production';
  const wanted = assumptionOf(looking.assumptions, name);
  return PERIODS.find(each => new Big(each).gte(wanted));
}

/**
 * Logs that are kept longer than needed. What is kept then follows from what is
 * written: that of as many days.
 */
export const logRetention: Rule = looking =>
  ofTypes(looking, 'aws_cloudwatch_log_group').flatMap(
    ({ resource, args }): Proposal[] => {
      const { address } = resource;
      const days = daysOf(looking);
      const now = args.amount('retention_in_days', '0');
      if (days === undefined || now === null) return [];
      if (now !== '0' && new Big(now).lte(days)) return [];
      const written = usageOf(looking, address, 'logs.ingested-gb');
      const kept = usageOf(looking, address, 'logs.stored-gb');
      if (written === undefined || kept === undefined) return [];
      const most = new Big(written)
        .times(days)
        .div(DAYS_OF_MONTH)
        .round(PLACES);
      const to = most.lt(kept) ? toAmount(most) : kept;
      const said = args.amount('retention_in_days');
      return [
        {
          resource,
          risk: 'none',
          facts: ['storage-is-assumed'],
          assumed: { 'logs.ingested-gb': written, 'logs.stored-gb': kept },
          // What is never deleted grows, which no amount of a month tells.
          ...(now === '0' && {
            unlessSaving: { gap: 'usage', address, component: 'Data kept' },
          }),
          alternatives: [
            {
              changes: [
                {
                  kind: 'set',
                  address,
                  path: ['retention_in_days'],
                  from: said === undefined ? null : Number(now),
                  to: days,
                },
                {
                  kind: 'usage',
                  address,
                  key: 'logs.stored-gb',
                  from: kept,
                  to,
                },
              ],
              parameters: { from: now, to: String(days) },
            },
          ],
        },
      ];
    },
  );

const LIFECYCLE = 'aws_s3_bucket_lifecycle_configuration';

/** Buckets that keep all as Standard for ever. */
export const objectLifecycle: Rule = looking =>
  ofTypes(looking, 'aws_s3_bucket').flatMap(({ resource, args }) => {
    const { address } = resource;
    const isRuled =
      args.has('lifecycle_rule') ||
      looking.resources.referring(resource, LIFECYCLE, 'bucket') !== undefined;
    const kept = usageOf(looking, address, 's3.storage-gb');
    const cold = usageOf(looking, address, 's3.infrequent-gb');
    if (isRuled || kept === undefined || cold !== undefined) return [];
    const share = assumptionOf(looking.assumptions, 's3.infrequent-share');
    const moved = new Big(kept).times(share).round(PLACES);
    if (moved.gt(kept)) return [];
    const to = toAmount(new Big(kept).minus(moved));
    return [
      {
        resource,
        risk: 'none' as const,
        facts: [
          'storage-is-assumed' as const,
          'retrieval-not-counted' as const,
        ],
        assumed: { 's3.storage-gb': kept, 's3.infrequent-share': share },
        alternatives: [
          {
            changes: [
              {
                kind: 'usage' as const,
                address,
                key: 's3.storage-gb',
                from: kept,
                to,
              },
              {
                kind: 'usage' as const,
                address,
                key: 's3.infrequent-gb',
                from: '0',
                to: toAmount(moved),
              },
            ],
          },
        ],
      },
    ];
  });
