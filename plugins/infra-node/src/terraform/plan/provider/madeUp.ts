import { createHash } from 'node:crypto';
import type { ProviderConfiguration } from './configuration';
import type { Value } from './codec';
import type { WireType } from './wireBlock';

/** What a value is made up for. */
export interface Place {
  /** `aws_sqs_queue` */
  type: string;
  name: string;
  /** Tells one resource from another of its type. */
  seed: string;
}

function hash(place: Place): string {
  return createHash('sha256')
    .update(JSON.stringify([place.type, place.name, place.seed]))
    .digest('hex');
}

/** `aws_sqs_queue` is of the service `sqs`, its resource is a `queue`. */
function arn(place: Place, { region, account }: ProviderConfiguration): string {
  const [, service = 'service', ...rest] = place.type.split('_');
  const resource = rest.join('-') || service;
  const id = hash(place).slice(0, 12);
  if (service === 'iam') return `arn:aws:iam::${account}:${resource}/${id}`;
  if (service === 's3') return `arn:aws:s3:::${id}`;
  return `arn:aws:${service}:${region}:${account}:${resource}/${id}`;
}

/** Identifiers whose form modules check. */
const PREFIXES: Record<string, string> = {
  ami: 'ami',
  instance: 'i',
  internet_gateway: 'igw',
  nat_gateway: 'nat',
  network_acl: 'acl',
  route_table: 'rtb',
  security_group: 'sg',
  subnet: 'subnet',
  transit_gateway: 'tgw',
  vpc: 'vpc',
  vpc_endpoint: 'vpce',
};

function text(place: Place, configuration: ProviderConfiguration): string {
  const { type, name } = place;
  const digest = hash(place);
  const noun =
    name === 'id' ? type.replace(/^aws_/, '') : name.replace(/_id$/, '');
  const prefix = Object.hasOwn(PREFIXES, noun) ? PREFIXES[noun] : undefined;
  if (/(^|_)arn$/.test(name)) return arn(place, configuration);
  if (prefix && /(^|_)id$/.test(name))
    return `${prefix}-${digest.slice(0, 17)}`;
  if (/(^|_)zone_id$/.test(name))
    return `Z${digest.slice(0, 13).toUpperCase()}`;
  if (/(^|_)cidr(_block)?$/.test(name)) return '10.0.0.0/16';
  if (/^(account|owner|registry)_id$/.test(name)) return configuration.account;
  if (/(json|policy)$/.test(name)) return '{}';
  if (/_at$|_date$|^creation_date$/.test(name)) return '2026-01-01T00:00:00Z';
  return `${name.replaceAll('_', '-')}-${digest.slice(0, 12)}`;
}

/**
 * A value that looks like one the provider would give; always the same for the
 * same place.
 */
export function madeUp(
  place: Place,
  type: WireType,
  configuration: ProviderConfiguration,
): Value {
  if (type === 'string') return text(place, configuration);
  if (type === 'number') return 0;
  if (type === 'bool') return false;
  if (type === 'dynamic' || type[0] === 'object') return null;
  return type[0] === 'map' ? {} : [];
}
