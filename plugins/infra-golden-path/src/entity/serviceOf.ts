import type { Entity } from '@backstage/catalog-model';
import {
  INFRA_ANNOTATIONS,
  serviceEntityName,
} from '@infra-portal/infra-common';

/** A service of the catalog that an intent file describes. */
export interface CatalogService {
  product: string;
  /** Absent when the entity does not tell: then it cannot be changed from here. */
  service?: string;
  /** Path of its `service.yaml`. */
  intent: string;
  /** Where the file can be read. */
  intentUrl?: string;
  repository?: string;
  goldenPath?: { name: string; version: string };
  /** Number of the pull request that it exists in only. */
  pullRequest?: string;
}

/** Reads what the catalog knows of a service that came from a golden path. */
export function serviceOf(entity: Entity): CatalogService | undefined {
  const notes = entity.metadata.annotations ?? {};
  const intent = notes[INFRA_ANNOTATIONS.intent];
  const product = entity.spec?.system;
  if (intent === undefined || typeof product !== 'string') return undefined;
  const [name, version] = (notes[INFRA_ANNOTATIONS.goldenPath] ?? '').split(
    '@',
  );
  // The title has it as written; its folder is called so in most layouts.
  const candidates = [
    entity.metadata.title?.slice(`${product}/`.length),
    intent.split('/').at(-2),
  ];
  return {
    product,
    service: candidates.find(
      each => each && serviceEntityName(product, each) === entity.metadata.name,
    ),
    intent,
    intentUrl: notes['backstage.io/view-url'],
    repository: notes[INFRA_ANNOTATIONS.repository],
    goldenPath: name && version ? { name, version } : undefined,
    pullRequest: notes[INFRA_ANNOTATIONS.pullRequest],
  };
}
