import {
  type CatalogModelLayer,
  createCatalogModelLayer,
} from '@backstage/catalog-model/alpha';
import { INFRA_ANNOTATIONS } from './annotations';

interface Declaration {
  title: string;
  description: string;
  /** JSON Schema of its value; default: any text. */
  pattern?: string;
}

const DECLARATIONS: Record<keyof typeof INFRA_ANNOTATIONS, Declaration> = {
  repository: {
    title: 'Repository',
    description:
      'The repository that the entity comes from, as host/owner/name.',
    pattern: '^[^/\\s]+/\\S+$',
  },
  intent: {
    title: 'Intent',
    description: 'Path of the service.yaml that describes the service.',
  },
  goldenPath: {
    title: 'Golden path',
    description:
      'The golden path that the service was made by, and its version.',
  },
  product: {
    title: 'Product',
    description: 'The product as the pages of the infra portal call it.',
  },
  service: {
    title: 'Service',
    description: 'The service as the pages of the infra portal call it.',
  },
  stack: {
    title: 'Stack',
    description:
      'The Terraform root module and its workspace, as host/owner/repository//folder#workspace.',
    pattern: '^[^/]+/.+//.+#.+$',
  },
  module: {
    title: 'Module',
    description: 'The name of the module in addresses of the infra portal.',
  },
  environment: {
    title: 'Environment',
    description: 'The environment: dev, stg, prod or shared.',
    pattern: '^(dev|stg|prod|shared)$',
  },
  owner: {
    title: 'Owner in the repository',
    description:
      'Whom the repository names as owner, in a service.yaml or in CODEOWNERS, where that is not what the entity says.',
  },
  pullRequest: {
    title: 'Pull request',
    description:
      'Number of the open pull request that the entity exists in only.',
    pattern: '^[0-9]+$',
  },
};

/**
 * Declares our annotations to the catalog, which then checks their values and
 * can say what they mean.
 */
export function createInfraModelLayer(): CatalogModelLayer {
  const names = Object.keys(DECLARATIONS) as (keyof typeof DECLARATIONS)[];
  return createCatalogModelLayer({
    layerId: 'infra-portal.io/annotations',
    builder(model) {
      for (const name of names) {
        const { pattern, ...texts } = DECLARATIONS[name];
        model.addAnnotation({
          name: INFRA_ANNOTATIONS[name],
          ...texts,
          schema: {
            jsonSchema: { type: 'string', ...(pattern && { pattern }) },
          },
        });
      }
    },
  });
}
