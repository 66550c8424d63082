import { createHash } from 'node:crypto';
import {
  EnvironmentName,
  fillPlaceholders,
  resolveEnvironment,
  ServiceIntent,
  Standards,
} from '@infra-portal/infra-common';

/** Rules of a load balancer are asked in this range; below are the platform's. */
const FIRST_PRIORITY = 1000;
const PRIORITIES = 49_000;

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
  const { host } = intent.ingress;
  return {
    name,
    production: name === 'prod',
    account: settings.account.value,
    region: settings.region.value,
    directory: stack,
    resource_name: fill(standards.naming.resource),
    image: settings.image?.value ?? null,
    cpu: settings.cpu.value,
    memory: settings.memory.value,
    count: settings.count.value,
    variables: settings.variables.value,
    database: settings.database?.value ?? null,
    cache: settings.cache?.value ?? null,
    host: host && zone ? `${host}.${zone}` : null,
    priority: priorityOf(intent),
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

/** The same for a service in all environments, and spread over all services. */
function priorityOf({ product, service }: ServiceIntent): number {
  const digest = createHash('sha256').update(`${product}/${service}`).digest();
  return FIRST_PRIORITY + (digest.readUInt32BE(0) % PRIORITIES);
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
