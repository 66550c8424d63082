import {
  fillPlaceholders,
  type EnvironmentName,
  type GoldenPathDefinition,
  serviceEntityName,
  type ServiceIntent,
  type Standards,
} from '@infra-portal/infra-common';
import { environmentData } from './environmentData';

/** What a service takes for itself in one environment. */
export interface ClaimedEnvironment {
  name: EnvironmentName;
  /** Folder of its stack. */
  directory: string;
  /** `bucket/key` of its state. */
  state: string;
  /** What its resources are called by, such as `authhub-api-dev`. */
  resourceName: string;
  /** With an ingress: where requests for it arrive. */
  rule?: {
    kind: 'public' | 'internal';
    host: string;
    path: string;
    /** Of the listener rule: two of one listener cannot be the same. */
    priority?: number;
  };
  /** Whole names of its buckets, which are unique in all of AWS. */
  buckets: string[];
}

/** Names and places that a service takes; no other may have them. */
export interface Claims {
  product: string;
  service: string;
  /** Name of its Component in the catalog. */
  component: string;
  environments: ClaimedEnvironment[];
}

/**
 * What a service takes, by its intent.
 * @param path the definition of its golden path, which says where stacks stand,
 *   and whether they have rules on listeners that services share
 */
export function claimsOf(
  intent: ServiceIntent,
  standards: Standards,
  path: Pick<GoldenPathDefinition, 'stack'> &
    Partial<Pick<GoldenPathDefinition, 'supports'>>,
): Claims {
  const names = (Object.keys(intent.environments) as EnvironmentName[]).filter(
    name => standards.environments[name] && standards.sizes[name],
  );
  return {
    product: intent.product,
    service: intent.service,
    component: serviceEntityName(intent.product, intent.service),
    environments: names.map(name => {
      const directory = fillPlaceholders(path.stack, {
        product: intent.product,
        service: intent.service,
        environment: standards.environments[name]?.folder ?? name,
        region: intent.environments[name]?.region ?? standards.regions.default,
      });
      const shares = path.supports?.some(each =>
        ['ingress', 'ingress.priority'].includes(each),
      );
      return claimedIn(intent, standards, name, directory, shares);
    }),
  };
}

function claimedIn(
  intent: ServiceIntent,
  standards: Standards,
  name: EnvironmentName,
  directory: string,
  sharesListener = true,
): ClaimedEnvironment {
  const env = environmentData(intent, standards, name, directory);
  const { kind, path } = intent.ingress;
  const buckets = Object.values(env.bucket_names);
  return {
    name,
    directory,
    state: `${env.state.bucket}/${env.state.key}`,
    resourceName: env.resource_name,
    ...(kind !== 'none' &&
      env.host && {
        rule: {
          ...{ kind, host: env.host, path },
          ...(sharesListener && { priority: env.priority }),
        },
      }),
    buckets,
  };
}
