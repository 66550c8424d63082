import {
  type PullRuns,
  type RunCounts,
  upgradeOrderSchema,
  upgradeWaves,
} from '@infra-portal/infra-common';
import {
  type GitMirrors,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import type { Knex } from 'knex';
import {
  forgesOf,
  minji,
  SETTINGS,
  silentLogger,
} from '../../requests/__testUtils__/parts';
import { createUpgrades, type UpgradesOptions } from '../createUpgrades';
import type { UpgradeSource } from '../source';

// Used by processes without Jest as well: no mocks in here.

/** Folders of the stacks, `<product>/<environment>`. */
export const PLACES = ['a/dev', 'b/dev', 'a/prod'];

export const fileOf = (place: string) => `stacks/${place}/main.tf`;

export const BEFORE = '# by hand\nref = "v1"\n';
export const AFTER = '# by hand\nref = "v2"\n';

/** Moves `v1` to `v2` in one file of each place. */
export function testSource(repository: RepositoryRef): UpgradeSource {
  const name = repositoryName(repository);
  return {
    async preview({ subject, rules }) {
      const items = PLACES.map(place => {
        const [product, environment] = place.split('/');
        return {
          ...{ id: place.replace('/', '-'), repository: name },
          ...{ product, environment, services: [], problems: [] },
          stacks: [
            {
              ...{ stack: `${name}//stacks/${place}#default` },
              ...{ dir: `stacks/${place}`, from: ['1.0.0'] },
            },
          ],
          files: [{ path: fileOf(place), added: 1, removed: 1 }],
          conflicts: [],
        };
      });
      return {
        preview: {
          ...{ subject, versions: [], changes: [], left: [] },
          waves: upgradeWaves(items, rules.environments),
          mayAutoMerge: true,
          observedAt: '2026-11-22T00:00:00.000Z',
        },
      };
    },
    async filesOf({ item, base }) {
      const [{ path: file }] = item.files;
      const text = await base.mirror.read(base.commit, file);
      const after = text?.replace('"v1"', '"v2"');
      return {
        files: after === text ? [] : [{ path: file, text: after }],
        conflicts: [],
      };
    },
  };
}

/** Runs of a pull request whose stacks are planned at a commit, and applied. */
export function runsOf(
  repository: string,
  number: number,
  plan: { commit: string; dir: string; counts: Partial<RunCounts> },
  applied = false,
): PullRuns {
  const zero = { add: 0, change: 0, destroy: 0, import: 0, forget: 0 };
  const counts = { ...zero, ...plan.counts };
  const at = '2026-11-22T00:00:00.000Z';
  const run = { state: 'succeeded' as const, at, commit: plan.commit };
  return {
    ...{ repository, number, executable: 'atlantis', usual: {}, stale: [] },
    stacks: [
      {
        dir: plan.dir,
        plan: { ...run, id: `plan-${number}`, counts },
        ...(applied && { apply: { ...run, id: `apply-${number}` } }),
      },
    ],
  };
}

export const orderOf = (more: object = {}) =>
  upgradeOrderSchema.parse({
    subject: { kind: 'module', name: 'queue', to: '2.0.0' },
    ...more,
  });

/** Upgrades over GitHub at an address. */
export function upgradesOver(
  parts: {
    database: Knex;
    mirrors: GitMirrors;
    url: string;
    repository: RepositoryRef;
  },
  more: Partial<UpgradesOptions> = {},
) {
  const { database, mirrors, url, repository } = parts;
  return createUpgrades({
    ...{ database, mirrors, logger: silentLogger },
    forges: forgesOf(url),
    sources: { module: testSource(repository) },
    settings: { ...SETTINGS, pageUrl: id => `https://portal.example/${id}` },
    now: () => new Date(),
    pullRunsOf: async () => undefined,
    isReplacement: async () => false,
    burning: async () => [],
    mayMerge: async () => false,
    publish: async () => {},
    notify: async () => {},
    ...more,
  });
}

export { minji };
