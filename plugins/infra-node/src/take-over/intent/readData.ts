import type { DeclaredResource } from '@infra-portal/infra-common';
import { isOpenIn } from '../findInputs';
import { numberOf, type StackReader } from './StackReader';
import type { Json } from './types';

/** What S3 takes; a name that long was cut and marked. */
const CUT = 62;

const whole = (value: Json) => {
  const number = numberOf(value);
  return Number.isInteger(number) ? number : undefined;
};

/** Databases, caches, buckets, queues and topics. */
export function readData(stack: StackReader): void {
  readDatabase(stack);
  readCache(stack);
  readBuckets(stack);
  readQueues(stack);
  readTopics(stack);
}

function readDatabase(stack: StackReader): void {
  const found = stack
    .of('aws_db_instance')
    .filter(
      each =>
        !each.values.replicate_source_db &&
        !isOpenIn(each, 'replicate_source_db'),
    );
  const one = stack.only(['database'], found);
  if (!one) return;
  const at = (name: string) => ['database', name];
  stack.say(['database'], {}, stack.at(one));
  stack.argument(at('engine'), one, 'engine', value =>
    value === 'postgres' || value === 'mysql' ? value : undefined,
  );
  stack.argument(at('instance'), one, 'instance_class');
  stack.argument(at('storageGib'), one, 'allocated_storage', whole);
  stack.argument(at('multiAz'), one, 'multi_az');
  stack.argument(at('backupDays'), one, 'backup_retention_period', whole);
  const [proxy] = stack.of('aws_db_proxy');
  if (proxy) stack.say(at('proxy'), true, stack.at(proxy));
}

function readCache(stack: StackReader): void {
  const found = stack.of('aws_elasticache_replication_group');
  const one = stack.only(['cache'], found);
  if (!one) return;
  stack.say(['cache'], {}, stack.at(one));
  stack.argument(['cache', 'node'], one, 'node_type');
  stack.argument(['cache', 'replicas'], one, 'num_cache_clusters', value => {
    const nodes = whole(value);
    return nodes === undefined || nodes < 1 ? undefined : nodes - 1;
  });
}

/** A name by the standards, and the part of it that is the thing's own. */
interface Naming {
  prefix: string;
  suffix?: string;
}

/** Texts that name the service and not the thing. */
function namesAround(stack: StackReader): Set<string> {
  const { product, service, environment, standards } = stack;
  const aliases = environment
    ? standards.environments[environment]?.aliases ?? []
    : [];
  const words = [
    ...[standards.organisation.name, product, service, environment],
    ...aliases,
  ];
  return new Set(words.flatMap(word => (word ?? '').split('-')));
}

/** What a thing may be called in an intent, from its name in AWS. */
function keyOf(stack: StackReader, name: string): string {
  const around = namesAround(stack);
  const own = name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '' && !around.has(word));
  return own.join('-');
}

/**
 * Says that there is a thing of a name.
 * @returns its key in the intent; undefined where it has none
 */
function namedPart(
  stack: StackReader,
  kind: 'buckets' | 'queues' | 'topics',
  resource: DeclaredResource,
  argument: string,
  naming: Naming | undefined,
): string | undefined {
  const at = stack.at(resource);
  const name = resource.values[argument];
  if (typeof name !== 'string' || name === '') {
    const isOpen = isOpenIn(resource, argument);
    stack.miss([kind], isOpen ? 'computed' : 'absent', at);
    return undefined;
  }
  const { prefix, suffix = '' } = naming ?? { prefix: '' };
  const plain = name.endsWith(suffix)
    ? name.slice(0, name.length - suffix.length)
    : name;
  const isUsual = prefix !== '' && plain.startsWith(prefix);
  if (kind === 'buckets' && isUsual && name.length >= CUT) {
    stack.miss([kind], 'refused', at, name);
    return undefined;
  }
  const key = isUsual ? plain.slice(prefix.length) : keyOf(stack, plain);
  if (isUsual && stack.isOfPath(`-${key}"`)) {
    stack.miss([kind, key], 'given', at);
    return undefined;
  }
  const isTaken = stack.facts.some(
    ({ path }) => path[0] === kind && path[1] === key,
  );
  if (
    !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(key) ||
    key.length > 24 ||
    isTaken
  ) {
    stack.miss([kind], 'refused', at, name);
    return undefined;
  }
  const otherName = { now: name, standards: `${prefix}${key}${suffix}` };
  const isOther = prefix !== '' && otherName.standards !== name;
  stack.say([kind, key], {}, at, isOther ? { otherName } : {});
  return key;
}

/** What the names of resources of the service begin with, by the standards. */
function prefixOf(stack: StackReader): string | undefined {
  const { environment, product, service, standards } = stack;
  if (!environment || !product || !service) return undefined;
  return `${standards.naming.resource
    .replaceAll('{product}', product)
    .replaceAll('{service}', service)
    .replaceAll('{environment}', environment)}-`;
}

function readBuckets(stack: StackReader): void {
  const prefix = prefixOf(stack);
  const naming = prefix
    ? { prefix: `${stack.standards.organisation.name}-${prefix}` }
    : undefined;
  for (const bucket of stack.of('aws_s3_bucket')) {
    const key = namedPart(stack, 'buckets', bucket, 'bucket', naming);
    if (key === undefined) continue;
    // A block of its own says it, beside the bucket: of a module by its call.
    const home = bucket.address.replace(/[^.]+\.[^.]+$/, '');
    const versions = stack
      .of('aws_s3_bucket_versioning')
      .filter(
        each =>
          (home !== '' && each.address.startsWith(home)) ||
          Object.values(each.links).flat().includes(bucket.address),
      );
    if (versions.length !== 1) {
      stack.miss(['buckets', key, 'versioning'], 'absent', stack.at(bucket));
      continue;
    }
    stack.argument(
      ['buckets', key, 'versioning'],
      versions[0],
      'versioning_configuration',
      value => {
        const [one] = [value].flat() as { status?: Json }[];
        return typeof one?.status === 'string'
          ? one.status === 'Enabled'
          : undefined;
      },
    );
  }
}

/** Says whether order counts; most write it only where it does. */
function sayFifo(
  stack: StackReader,
  path: string[],
  resource: DeclaredResource,
  argument: string,
): void {
  const at = stack.at(resource);
  if (isOpenIn(resource, argument)) stack.miss(path, 'computed', at);
  else stack.say(path, resource.values[argument] === true, at);
}

const FIFO = '.fifo';

/** How the standards would call a queue or a topic. */
function namingOf(stack: StackReader, name: unknown): Naming | undefined {
  const prefix = prefixOf(stack);
  if (prefix === undefined) return undefined;
  const isFifo = typeof name === 'string' && name.endsWith(FIFO);
  return { prefix, suffix: isFifo ? FIFO : '' };
}

const DEAD = /dead|dlq|failed/;

/** Whether messages that nobody can handle end there, which comes with a queue. */
const isDeadLetter = ({ address, values }: DeclaredResource) =>
  DEAD.test(address) ||
  (typeof values.name === 'string' &&
    /(?:^|[-_])(?:dlq|dead|failed)/.test(values.name));

function readQueues(stack: StackReader): void {
  for (const queue of stack.of('aws_sqs_queue')) {
    if (isDeadLetter(queue)) continue;
    const naming = namingOf(stack, queue.values.name);
    const key = namedPart(stack, 'queues', queue, 'name', naming);
    if (key === undefined) continue;
    sayFifo(stack, ['queues', key, 'fifo'], queue, 'fifo_queue');
    const seconds = ['queues', key, 'visibilitySeconds'];
    stack.argument(seconds, queue, 'visibility_timeout_seconds', whole);
  }
}

function readTopics(stack: StackReader): void {
  for (const topic of stack.of('aws_sns_topic')) {
    const naming = namingOf(stack, topic.values.name);
    const key = namedPart(stack, 'topics', topic, 'name', naming);
    if (key === undefined) continue;
    sayFifo(stack, ['topics', key, 'fifo'], topic, 'fifo_topic');
  }
}
