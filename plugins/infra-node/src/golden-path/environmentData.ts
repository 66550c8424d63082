import { createHash } from 'node:crypto';
import {
  chooseInstance,
  EnvironmentName,
  fillPlaceholders,
  resolveEnvironment,
  ServiceIntent,
  Standards,
} from '@infra-portal/infra-common';
import { usualPriority } from './listenerPriority';

/** What load balancers and caches take, in characters. */
const SHORT_NAME = 32;

/** What a node of Kubernetes needs beside the pods of a service, in MiB. */
const NODE_OVERHEAD = 1024;

/** What S3 takes, in characters. */
const BUCKET_NAME = 63;

/**
 * What `env` is in a golden path: the settings of one environment, each as the
 * plain value that counts, and what follows from them.
 */
export function environmentData(
  intent: ServiceIntent,
  standards: Standards,
  name: EnvironmentName,
  stack: string,
) {
  const settings = resolveEnvironment(intent, standards, name);
  const { zone } = standards.environments[name]!;
  const names = {
    product: intent.product,
    service: intent.service,
    environment: name,
    region: settings.region.value,
    directory: stack,
  };
  const fill = (text: string) => fillPlaceholders(text, names);
  const resourceName = fill(standards.naming.resource);
  const { host } = intent.ingress;
  return {
    name,
    production: name === 'prod',
    account: settings.account.value,
    region: settings.region.value,
    directory: stack,
    resource_name: resourceName,
    short_name: shorten(resourceName, SHORT_NAME),
    bucket_names: bucketNames(intent, standards, resourceName),
    image: settings.image?.value ?? null,
    cpu: settings.cpu.value,
    memory: settings.memory.value,
    instance: settings.instance.value,
    node_instance: chooseInstance(
      standards.sizes[name]!.instance,
      settings.cpu.value,
      settings.memory.value + NODE_OVERHEAD,
    ),
    count: settings.count.value,
    variables: settings.variables.value,
    database: settings.database?.value ?? null,
    cache: settings.cache?.value ?? null,
    host: host && zone ? `${host}.${zone}` : null,
    priority: intent.ingress.priority ?? usualPriority(intent),
    log_retention_days: name === 'prod' ? 365 : 30,
    state: {
      bucket: fill(standards.state.bucket),
      key: fill(standards.state.key),
      region: standards.state.region,
      kms_key: standards.state.kmsKey ?? null,
    },
    tags: tagsOf(intent, name),
  };
}

/**
 * A name of at most so many characters. What is cut off is told apart by a part
 * of its digest, so that two long names do not become one.
 */
function shorten(name: string, length: number): string {
  if (name.length <= length) return name;
  const mark = createHash('sha256').update(name).digest('hex').slice(0, 6);
  return `${name.slice(0, length - 7).replace(/-+$/, '')}-${mark}`;
}

/** Names of buckets are unique in all of AWS: the organisation comes first. */
function bucketNames(
  { buckets }: ServiceIntent,
  { organisation }: Standards,
  resourceName: string,
) {
  return Object.fromEntries(
    Object.keys(buckets).map(key => [
      key,
      shorten(`${organisation.name}-${resourceName}-${key}`, BUCKET_NAME),
    ]),
  );
}

function tagsOf(intent: ServiceIntent, name: EnvironmentName) {
  return {
    Environment: name,
    Service: intent.service,
    Team: intent.owner.replace(/^.*[:/]/, ''),
    Owner: intent.owner,
    CostCenter: intent.costCenter,
    ManagedBy: 'terraform',
    Project: intent.product,
    DataClass: intent.dataClass,
  };
}
