import Big from 'big.js';
import { CostComponent } from '../estimate';
import { Arguments, entryOf, Known } from '../engine/Arguments';
import { Pricing } from '../engine/Pricing';
import { argumentsOf } from '../engine/Resources';
import { components, Rules } from '../engine/Rule';
import { beyond } from './volumes';

/** By engine: how keys of prices begin. */
const ENGINES = { postgres: 'rds-pg' };

/** GB from which a gp3 volume of a database includes more. */
const LARGE = 400;

interface Zones {
  key: string;
  name: string;
}

const ONE_ZONE: Zones = { key: 'single', name: 'Single-AZ' };
const TWO_ZONES: Zones = { key: 'multi', name: 'Multi-AZ' };

/** A replica takes from its source what it does not say itself. */
function sourceOf(pricing: Pricing): Arguments {
  const source = pricing.linked('replicate_source_db', 'aws_db_instance');
  return source ? argumentsOf(source) : pricing.args;
}

const withPrice = (
  prefix: string,
  value: Known<string>,
  zones: Zones | null,
): Known<string> =>
  value === null || zones === null ? null : `${prefix}-${value}/${zones.name}`;

function instanceLine(
  pricing: Pricing,
  source: Arguments,
  zones: Zones | null,
): CostComponent {
  const own = pricing.args.text('engine');
  const engine = own ?? source.text('engine') ?? null;
  const type = pricing.args.text('instance_class') ?? null;
  const known = zones !== null && engine !== null && type !== null;
  return pricing.hours(
    `Database instance (${engine ?? '?'}, ${zones?.name ?? '?'}, ${
      type ?? '?'
    })`,
    known
      ? `${entryOf(ENGINES, engine) ?? `rds-${engine}`}/${zones.key}/${type}`
      : null,
  );
}

function storageLines(
  pricing: Pricing,
  source: Arguments,
  zones: Zones | null,
): CostComponent[] {
  const { args } = pricing;
  const size =
    args.amount('allocated_storage') ??
    source.amount('allocated_storage', '20');
  const iops = args.amount('iops');
  const isLarge = size !== null && new Big(size).gte(LARGE);
  const type = args.text('storage_type', iops === undefined ? 'gp2' : 'io1');
  const extra = [
    {
      name: 'IOPS',
      unit: 'IOPS',
      price: withPrice('rds/gp3', 'iops', zones),
      value: beyond(iops, isLarge ? 12_000 : 3_000),
    },
    {
      name: 'Throughput',
      unit: 'MB/s',
      price: withPrice('rds/gp3', 'throughput', zones),
      value: beyond(args.amount('storage_throughput'), isLarge ? 500 : 125),
    },
  ];
  const provisioned = {
    name: 'IOPS',
    unit: 'IOPS',
    price: withPrice('rds/iops', type, zones),
    value: iops ?? null,
  };
  const byType: Record<string, typeof extra> = {
    gp3: extra,
    io1: [provisioned],
    io2: [provisioned],
  };
  return [
    pricing.line({
      name: `Storage (${type ?? '?'})`,
      unit: 'GB',
      price: withPrice('rds/storage', type, zones),
      of: [[size, 'GB']],
    }),
    ...(entryOf(byType, type) ?? [])
      .filter(each => each.value !== '0')
      .map(({ value, ...line }) =>
        pricing.line({ ...line, of: [[value, line.unit]] }),
      ),
  ];
}

function zonesOf(multiple: Known<boolean>): Zones | null {
  if (multiple === null) return null;
  return multiple ? TWO_ZONES : ONE_ZONE;
}

function instance(pricing: Pricing): CostComponent[] {
  const { args } = pricing;
  const source = sourceOf(pricing);
  const zones = zonesOf(args.flag('multi_az'));
  const backups = args.amount('backup_retention_period', '0');
  return [
    instanceLine(pricing, source, zones),
    ...storageLines(pricing, source, zones),
    ...(backups === '0'
      ? []
      : [
          pricing.usageLine({
            name: 'Backups beyond the size of the database',
            unit: 'GB',
            price: 'rds/backup',
            usage: 'rds.backup-gb',
            of: [],
          }),
        ]),
  ];
}

/**
 * Virtual CPUs of a class: two up to `large`, twice as many with each size after
 * it. That holds for all that RDS sells today, but `db.t2` and `medium` of Graviton
 * classes; a proxy pays two at least.
 */
function cpusOf(type: Known<string> | undefined): Known<number> {
  const size = type?.split('.').at(-1) ?? '';
  if (['micro', 'small', 'medium', 'large'].includes(size)) return 2;
  const times = /^(\d{0,2})xlarge$/.exec(size);
  return times ? 4 * Number(times[1] || 1) : null;
}

/** The instance behind a proxy, which a target names. */
function proxy(pricing: Pricing): CostComponent[] {
  const target = pricing.options.resources.referring(
    pricing.resource,
    'aws_db_proxy_target',
    'db_proxy_name',
  );
  const database =
    target &&
    pricing.of(target).linked('db_instance_identifier', 'aws_db_instance');
  const type = database && argumentsOf(database).text('instance_class');
  return [
    pricing.line({
      name: 'Proxy',
      unit: 'vCPU-hours',
      price: 'rds/proxy',
      of: [
        [cpusOf(type), 'vCPU'],
        ['730', 'h'],
      ],
    }),
  ];
}

export const databases: Rules = {
  aws_db_instance: components(instance),
  aws_db_proxy: components(proxy),
};
