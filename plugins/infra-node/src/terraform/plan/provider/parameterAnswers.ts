import { createHash } from 'node:crypto';
import type { ObjectValue, Value } from './codec';
import type { ProviderConfiguration } from './configuration';

/** The part of an ARN after the account, by the noun that a name ends with. */
const ARNS: [noun: RegExp, service: string, resource: string][] = [
  [/key$/, 'kms', 'key/00000000-0000-4000-8000-{id}'],
  [/certificate$/, 'acm', 'certificate/00000000-0000-4000-8000-{id}'],
  [/topic$/, 'sns', '{name}'],
  [/queue$/, 'sqs', '{name}'],
  [/listener$/, 'elasticloadbalancing', 'listener/app/shared/{id}/{id}'],
  [/cluster$/, 'ecs', 'cluster/{name}'],
  [/secret$/, 'secretsmanager', 'secret:{name}-AbCdEf'],
  [/log-group$/, 'logs', 'log-group:/{name}'],
  [/acl$/, 'wafv2', 'regional/webacl/{name}/00000000-0000-4000-8000-{id}'],
  [/stream$/, 'firehose', 'deliverystream/{name}'],
];

/** Identifiers: what stands before the hexadecimal digits. */
const PREFIXES: [noun: RegExp, prefix: string][] = [
  [/vpc$/, 'vpc-'],
  [/subnet$/, 'subnet-'],
  [/security-group$/, 'sg-'],
  [/route-table$/, 'rtb-'],
  [/prefix-list$/, 'pl-'],
  [/transit-gateway$/, 'tgw-'],
  [/(image|ami)$/, 'ami-'],
  [/vpc-endpoint$/, 'vpce-'],
];

const hex = (text: string, length: number) =>
  createHash('sha256').update(text).digest('hex').slice(0, length);

function arn(
  path: string,
  noun: string,
  { region, account }: ProviderConfiguration,
): string {
  if (/bucket$/.test(noun)) return `arn:aws:s3:::${noun}-${hex(path, 6)}`;
  if (/role$/.test(noun)) return `arn:aws:iam::${account}:role/${noun}`;
  const [, service, resource] = ARNS.find(([one]) => one.test(noun)) ?? [
    undefined,
    'resource',
    '{name}/{id}',
  ];
  // CloudFront takes its certificates and web ACLs from one region only.
  const where = /cloudfront/.test(path) ? 'us-east-1' : region;
  const rest = resource
    .replaceAll('{id}', hex(path, 12))
    .replaceAll('{name}', noun);
  return `arn:aws:${service}:${where}:${account}:${rest}`;
}

function identifier(path: string, noun: string): string {
  if (/zone$/.test(noun)) return `Z${hex(path, 13).toUpperCase()}`;
  const prefix = PREFIXES.find(([one]) => one.test(noun))?.[1];
  return prefix ? prefix + hex(path, 17) : `${noun}-${hex(path, 8)}`;
}

/** A value that looks like what the parameter's name says it is. */
function valueOf(path: string, configuration: ProviderConfiguration): string {
  const last = path.split('/').pop()!.replaceAll('_', '-').toLowerCase();
  const [, noun, form] = /^(.*?)-(arn|arns|id|ids)$/.exec(last) ?? [];
  if (form === 'arn' || form === 'arns') return arn(path, noun, configuration);
  if (form === 'id') return identifier(path, noun);
  if (form === 'ids') {
    return ['0', '1'].map(n => identifier(path + n, noun)).join(',');
  }
  if (/cidr(-block)?$/.test(last)) return '10.0.0.0/16';
  if (/^(availability-)?zones$/.test(last)) {
    return `${configuration.region}a,${configuration.region}c`;
  }
  if (/(dns|zone|domain)-name$/.test(last)) return 'simulated.example';
  if (/arn-suffix$/.test(last)) return `app/shared/${hex(path, 16)}`;
  return last;
}

/**
 * What SSM's parameters hold. Stacks pass identifiers to each other this way,
 * and modules check their form, so a parameter's value follows its name:
 * `/shared/network/vpc-id` holds a VPC's id.
 */
export function parameterAnswer(
  config: ObjectValue,
  configuration: ProviderConfiguration,
): { [name: string]: Value } {
  const value = valueOf(String(config.name), configuration);
  return { value, insecure_value: value, type: 'String', version: 1 };
}
