import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import {
  INFRA_ANNOTATIONS,
  productEntityName,
  serviceEntityName,
} from '@infra-portal/infra-common';
import { API_VERSION, known, NAMESPACE, shortText } from './common';

/** A product or a service as its stacks show it. */
export interface Discovered {
  product: string;
  service?: string;
  /** Entity ref of an owner that exists. */
  owner: string;
}

/** Begins the location of what only stacks tell of; that of others does not. */
export const DISCOVERED_LOCATION = 'infra-stacks:';

/** The System of a product that nobody described. */
export function productSystem({ product, owner }: Discovered): Entity {
  return {
    apiVersion: API_VERSION,
    kind: 'System',
    metadata: {
      namespace: NAMESPACE,
      name: productEntityName(product),
      title: shortText(product),
      description: shortText(`The product ${product}`),
      annotations: {
        ...locations('products'),
        ...known({ [INFRA_ANNOTATIONS.product]: product }),
      },
    },
    spec: { owner },
  };
}

/** The Component of a service that has stacks and nobody described. */
export function discoveredService({
  product,
  service = '',
  owner,
}: Discovered): Entity {
  return {
    apiVersion: API_VERSION,
    kind: 'Component',
    metadata: {
      namespace: NAMESPACE,
      name: serviceEntityName(product, service),
      title: shortText(`${product}/${service}`),
      description: shortText(`The service ${service} of ${product}`),
      annotations: {
        ...locations('services'),
        ...known({
          [INFRA_ANNOTATIONS.product]: product,
          [INFRA_ANNOTATIONS.service]: service,
        }),
      },
    },
    spec: {
      type: 'service',
      // Its stacks do not tell; whoever knows describes it.
      lifecycle: 'unknown',
      owner,
      system: productEntityName(product),
    },
  };
}

function locations(group: string) {
  const location = `${DISCOVERED_LOCATION}${group}`;
  return {
    [ANNOTATION_LOCATION]: location,
    [ANNOTATION_ORIGIN_LOCATION]: location,
  };
}
