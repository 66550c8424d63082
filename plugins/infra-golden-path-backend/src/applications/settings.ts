import type { Config } from '@backstage/config';
import {
  readInfrastructureRepositories,
  repositoryKey,
} from '@infra-portal/infra-node';

/** To which repositories skeletons of applications may be proposed. */
export interface ApplicationSettings {
  /** Owners besides that of the infrastructure repository, in small letters. */
  owners: ReadonlySet<string>;
  /** Repositories that are not there may be made. */
  create: boolean;
  /** Infrastructure repositories by {@link repositoryKey}: never applications. */
  infrastructure: ReadonlySet<string>;
}

/** Settings of skeletons: `infraPortal.applications` of the configuration. */
export function readApplicationSettings(config: Config): ApplicationSettings {
  const ours = config.getOptionalConfig('infraPortal.applications');
  const owners = ours?.getOptionalStringArray('owners') ?? [];
  const infrastructure = readInfrastructureRepositories(config);
  return {
    owners: new Set(owners.map(each => each.toLowerCase())),
    create: ours?.getOptionalBoolean('create') ?? false,
    infrastructure: new Set(infrastructure.map(repositoryKey)),
  };
}
