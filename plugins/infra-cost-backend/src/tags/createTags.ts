import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { RepositoryRef } from '@infra-portal/infra-node';
import type { Knex } from 'knex';
import type { CostReader } from '../read';
import type { StandardsReader } from '../settings';
import type { CostStore } from '../store';
import { readTagKeys } from './readTagKeys';
import { TagCosts } from './TagCosts';
import { TagKeys } from './TagKeys';

export interface CreateTagsOptions {
  config: RootConfigService;
  knex: Knex;
  reader: CostReader;
  standards: StandardsReader;
  /** Those that have standards. */
  repositories: readonly RepositoryRef[];
  store: CostStore;
  /** Called when something of stacks is new. */
  changed: (refs: readonly string[]) => Promise<void>;
}

/** Costs by tags, kept by those that matter now. */
export function createTags(options: CreateTagsOptions) {
  const { config, knex, reader, standards, store, repositories } = options;
  const more = readTagKeys(config);
  const keys = new TagKeys({ standards, repositories, more });
  return {
    costs: new TagCosts({ knex, reader, required: () => keys.required() }),
    /** Keeps costs by the tags of now. */
    async keep(signal: AbortSignal): Promise<void> {
      const wanted = await keys.wanted();
      const refs = wanted ? await store.keepTagKeys(wanted, signal) : [];
      if (refs.length > 0) await options.changed(refs);
    },
  };
}
