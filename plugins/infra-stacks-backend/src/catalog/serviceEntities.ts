import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  ANNOTATION_VIEW_URL,
  type ComponentEntity,
  type Entity,
  type ResourceEntity,
} from '@backstage/catalog-model';
import {
  DEFAULT_WORKSPACE,
  formatStackRef,
  INFRA_ANNOTATIONS,
  PROVISIONAL_TAG,
  serviceEntityName,
  STACK_TYPE,
  stackEntityName,
} from '@infra-portal/infra-common';
import { repositoryName, type RepositoryRef } from '@infra-portal/infra-node';
import type { DescribedService } from './readServices';

/** Where a service was read. */
export interface ServiceSource {
  repository: RepositoryRef;
  /** `https://github.com/acme/infrastructure` */
  url: string;
  branch: string;
  /** Number of the open pull request that it exists in, if only there. */
  pullRequest?: number;
}

const API = 'backstage.io/v1alpha1';
const NAMESPACE = 'default';

/** The Component of a service, and a Resource for each of its stacks. */
export function serviceEntities(
  described: DescribedService,
  source: ServiceSource,
): Entity[] {
  const component = componentOf(described, source);
  const stacks = described.stacks.map(stack =>
    resourceOf(described, stack, source),
  );
  return [component, ...stacks];
}

function componentOf(
  { intent, path }: DescribedService,
  source: ServiceSource,
): ComponentEntity {
  const { product, service, goldenPath } = intent;
  const name = serviceEntityName(product, service);
  return {
    apiVersion: API,
    kind: 'Component',
    metadata: {
      ...metadata(name, `${product}/${service}`, path, source),
      description: intent.description,
      annotations: {
        ...annotations(path, source),
        [INFRA_ANNOTATIONS.goldenPath]: `${goldenPath.name}@${goldenPath.version}`,
      },
    },
    spec: {
      type: 'service',
      lifecycle: intent.lifecycle,
      owner: intent.owner,
      system: product,
    },
  };
}

function resourceOf(
  { intent, path }: DescribedService,
  { environment, dir }: DescribedService['stacks'][number],
  source: ServiceSource,
): ResourceEntity {
  const { product, service } = intent;
  const { host, owner, name } = source.repository;
  const stack = formatStackRef({
    host,
    repository: `${owner}/${name}`,
    dir,
    workspace: DEFAULT_WORKSPACE,
  });
  const component = serviceEntityName(product, service);
  return {
    apiVersion: API,
    kind: 'Resource',
    metadata: {
      ...metadata(
        stackEntityName(product, service, environment),
        `${product}/${service}/${environment}`,
        dir,
        source,
      ),
      description: `Terraform stack of ${product}/${service} in ${environment}`,
      annotations: {
        ...annotations(path, source),
        [INFRA_ANNOTATIONS.stack]: stack,
        [INFRA_ANNOTATIONS.environment]: environment,
      },
    },
    spec: {
      type: STACK_TYPE,
      owner: intent.owner,
      system: product,
      dependencyOf: [`component:${NAMESPACE}/${component}`],
    },
  };
}

function metadata(
  name: string,
  title: string,
  path: string,
  source: ServiceSource,
) {
  const { pullRequest, url } = source;
  const files = { url: webUrl(source, 'tree', path), title: path };
  const request = {
    url: `${url}/pull/${pullRequest}`,
    title: `Pull request #${pullRequest}`,
  };
  return {
    namespace: NAMESPACE,
    name,
    title,
    links: pullRequest ? [request, files] : [files],
    ...(pullRequest && { tags: [PROVISIONAL_TAG] }),
  };
}

function annotations(path: string, source: ServiceSource) {
  const location = `url:${webUrl(source, 'tree', path)}`;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const { pullRequest } = source;
  return {
    [ANNOTATION_LOCATION]: location,
    [ANNOTATION_ORIGIN_LOCATION]: location,
    [ANNOTATION_SOURCE_LOCATION]: `url:${webUrl(source, 'tree', folder)}`,
    [ANNOTATION_VIEW_URL]: webUrl(source, 'blob', path),
    [INFRA_ANNOTATIONS.repository]: repositoryName(source.repository),
    [INFRA_ANNOTATIONS.intent]: path,
    ...(pullRequest && {
      [INFRA_ANNOTATIONS.pullRequest]: String(pullRequest),
    }),
  };
}

function webUrl(
  { url, branch }: ServiceSource,
  kind: 'tree' | 'blob',
  path: string,
): string {
  const parts = `${branch}/${path}`.split('/').map(encodeURIComponent);
  return `${url}/${kind}/${parts.join('/')}`;
}
