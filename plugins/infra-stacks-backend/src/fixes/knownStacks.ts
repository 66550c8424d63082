import { moduleKey } from '@infra-portal/infra-common';
import { type Mirror, tagOfVersion } from '@infra-portal/infra-node';
import type { StackIndex, StackStore } from '../readModel';
import type { KnownStacks } from './FixService';

export interface KnownStacksOptions {
  index: StackIndex;
  store: StackStore;
  /** The mirror of `host/owner/name`, where that is read. */
  mirrorOf(repository: string): Mirror | undefined;
}

/** What fixes need to know, from the read model and the mirrors. */
export function createKnownStacks(options: KnownStacksOptions): KnownStacks {
  const { index, store, mirrorOf } = options;
  return {
    async stack(name) {
      return (await index.current()).byName.get(name)?.summary;
    },

    async newestTag(target) {
      const { modules } = await index.current();
      const key = moduleKey('', { target });
      const module = modules.of({ key });
      const latest = module?.summary.latest;
      const mirror = module?.own && mirrorOf(module.own.repository);
      if (!mirror || latest === undefined) return undefined;
      const tags = await mirror.tagNames();
      return tagOfVersion(tags, module.own!.module.dir, latest);
    },

    async usualConstraint(repository, provider) {
      const counts = new Map<string, number>();
      for (const { requiredProviders } of await store.details(repository)) {
        for (const { name, source = name, version } of requiredProviders) {
          if (version === undefined || source !== provider) continue;
          counts.set(version, (counts.get(version) ?? 0) + 1);
        }
      }
      const [most] = [...counts].sort(
        ([a, x], [b, y]) => y - x || (a < b ? -1 : 1),
      );
      return most?.[0];
    },
  };
}
