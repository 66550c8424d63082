import { createHash } from 'node:crypto';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  compareModuleVersions,
  type GateFinding,
  parseVersion,
  type PlannedItem,
  slugOf,
  type Standards,
  upgradeOrder,
  type UpgradePreview,
  upgradeWaves,
} from '@infra-portal/infra-common';
import {
  type GoldenPath,
  previewFileOf,
  readGoldenPathFolder,
  readReleasedPath,
  releaseNotes,
  repositoryName,
} from '@infra-portal/infra-node';
import { environmentsOf } from '../../previews/environmentsOf';
import { createTextCache, mirrorTree } from '../../repository/mirrorTree';
import { parseRepository } from '../../repository/repositoryName';
import {
  readRepository,
  type RepositoryModel,
} from '../../repository/readRepository';
import type { Bases } from '../../repository/types';
import { allowsAutoMerge } from '../../upgrades/autoMerge';
import type {
  ItemFiles,
  ItemQuestion,
  PreparedUpgrade,
  UpgradeSource,
  UpgradeWish,
} from '../../upgrades/source';
import { createPauses } from '../../util/steps';
import { type UpgradedService, upgradeService } from './upgradeService';

/** A service that follows an older version of a golden path. */
interface Follower {
  product: string;
  service: string;
  version: string;
}

/** A repository that has the golden path in the wanted version. */
interface Place {
  model: RepositoryModel;
  standards: Standards;
  path: GoldenPath;
  observedAt: string;
}

const plain = (version: string) => version.replace(/^v/, '');

function isOlder(version: string, to: string): boolean {
  const [own, wanted] = [parseVersion(version), parseVersion(to)];
  return Boolean(own && wanted && compareModuleVersions(own, wanted) < 0);
}

const nameOf = ({ tree }: RepositoryModel) => repositoryName(tree.repository);

/** Intents as far as they say what they follow; the rest cannot be told. */
function followersOf({ services }: RepositoryModel, name: string): Follower[] {
  return services.flatMap(({ data }) => {
    const { product, service, goldenPath } = data;
    const { name: own, version } = (goldenPath ?? {}) as Record<
      string,
      unknown
    >;
    return typeof product === 'string' &&
      typeof service === 'string' &&
      typeof version === 'string' &&
      own === name
      ? [{ product, service, version }]
      : [];
  });
}

/** The same for the same service. */
function itemId(repository: string, product: string, service: string): string {
  const parts = JSON.stringify([repository, product, service]);
  const digest = createHash('sha256').update(parts).digest('hex');
  return `${slugOf(`${product}-${service}`)}-${digest.slice(0, 6)}`;
}

const toProblem = ({ file = '', line, message, remedy }: GateFinding) => ({
  ...{ file, ...(line !== undefined && { line }) },
  message: remedy
    ? {
        en: `${message.en} ${remedy.en}`,
        ko: `${message.ko} ${remedy.ko}`,
      }
    : message,
});

/**
 * Moves services to newer versions of their golden path: one pull request for
 * each, for an intent names one version for all its environments.
 */
export class GoldenPathUpgrades implements UpgradeSource {
  readonly #bases: Bases;
  readonly #texts = createTextCache();

  constructor({ bases }: { bases: Bases }) {
    this.#bases = bases;
  }

  async preview({ subject, rules }: UpgradeWish): Promise<PreparedUpgrade> {
    const to = plain(subject.to);
    const places = await this.#places(subject.name, to);
    const items: PlannedItem[] = [];
    const left: UpgradePreview['left'] = [];
    const versions = new Map<string, number>();
    const pause = createPauses();
    for (const place of places) {
      for (const follower of followersOf(place.model, subject.name)) {
        const { product, version } = follower;
        versions.set(version, (versions.get(version) ?? 0) + 1);
        const isWanted = rules.products?.includes(product) ?? true;
        if (!isWanted || !isOlder(version, to)) continue;
        const found = await itemOf(place, follower, rules.environments);
        if (found && 'item' in found) items.push(found.item);
        else left.push(...(found?.left ?? []));
        await pause();
      }
    }
    const used = [...versions].map(([version, calls]) => ({ version, calls }));
    const oldest = [...versions.keys()]
      .filter(each => isOlder(each, to))
      .sort();
    const [{ path, observedAt }] = places;
    const changelog = path.files.get('CHANGELOG.md');
    const notes = changelog && releaseNotes(changelog, oldest[0], to);
    return {
      preview: {
        subject: { ...subject, to },
        versions: used.sort((a, b) => (isOlder(a.version, b.version) ? 1 : -1)),
        waves: upgradeWaves(items, rules.environments),
        ...(notes && { notes }),
        changes: [],
        left,
        mayAutoMerge: items.some(({ environment, repository }) =>
          allowsAutoMerge(
            places.find(({ model }) => nameOf(model) === repository)?.standards,
            environment,
          ),
        ),
        observedAt,
      },
    };
  }

  async filesOf({ subject, item, base }: ItemQuestion): Promise<ItemFiles> {
    const { mirror, branch, commit } = base;
    const tree = mirrorTree(mirror, branch, commit, this.#texts);
    const model = await readRepository(tree);
    const { standards } = model.reading;
    const path = await pathAt(model, subject.name, plain(subject.to));
    if (!standards || !path) return { files: [], conflicts: [] };
    const changed = new Map<string, string | undefined>();
    const conflicts: string[] = [];
    for (const service of item.services) {
      const made = await upgradeService({
        ...{ model, standards, path, changed },
        ...service,
      });
      if (!made) continue;
      if ('problems' in made) {
        conflicts.push(...made.problems.flatMap(({ file }) => file ?? []));
        continue;
      }
      conflicts.push(...made.conflicts);
      for (const { path: file, after } of made.changes) {
        changed.set(file, after);
      }
    }
    const files = [...changed].map(([file, text]) => ({ path: file, text }));
    return { files, conflicts };
  }

  /** A version may be a moment old. What is known will do where GitHub is away. */
  #newest(name: string) {
    const repository = parseRepository(name);
    return this.#bases
      .refresh(repository)
      .catch(() => this.#bases.of(repository));
  }

  /** @throws NotFoundError without the path, InputError without the version */
  async #places(name: string, to: string): Promise<Place[]> {
    const places: Place[] = [];
    const there: string[] = [];
    const names = this.#bases.names();
    const bases = await Promise.all(names.map(each => this.#newest(each)));
    for (const { tree, observedAt } of bases) {
      const model = await readRepository(tree);
      const folder = model.goldenPaths.find(each => each.name === name);
      const { standards } = model.reading;
      if (!folder || !standards) continue;
      const path = await pathAt(model, name, to);
      if (path) places.push({ model, standards, path, observedAt });
      const now = await readGoldenPathFolder(tree, folder);
      there.push(now.definition.version);
    }
    if (places.length > 0) return places;
    if (there.length === 0) {
      throw new NotFoundError(`There is no golden path ${name}.`);
    }
    throw new InputError(
      `There is no version ${to} of the golden path ${name}: the repository has ${there.join(
        ', ',
      )}, and no tag golden-paths/${name}/v${to}.`,
    );
  }
}

/** A golden path in a version: as it stands, or at its tag. */
async function pathAt(
  { tree, goldenPaths }: RepositoryModel,
  name: string,
  version: string,
): Promise<GoldenPath | undefined> {
  const folder = goldenPaths.find(each => each.name === name);
  if (!folder) return undefined;
  const now = await readGoldenPathFolder(tree, folder);
  if (now.definition.version === version) return now;
  const released = await readReleasedPath(tree, folder, version);
  return released?.definition.version === version ? released : undefined;
}

async function itemOf(
  { model, standards, path }: Place,
  { product, service, version }: Follower,
  wanted: readonly string[],
): Promise<
  { item: PlannedItem } | { left: UpgradePreview['left'] } | undefined
> {
  const repository = nameOf(model);
  const made = await upgradeService({
    ...{ model, standards, path, product, service },
    changed: new Map(),
  });
  if (!made) return undefined;
  if ('problems' in made) {
    const left = made.problems.map(toProblem);
    return { left: left.map(each => ({ repository, ...each })) };
  }
  return { item: { repository, ...plannedOf(made) } };

  function plannedOf({
    intent,
    changes,
    findings,
    conflicts,
  }: UpgradedService) {
    const environments = environmentsOf(
      ...([intent, standards, path.definition, model.tree.repository] as const),
    );
    // All of them move together: with the one that is reached last.
    const names = environments.map(each => each.name);
    const environment = upgradeOrder(names, wanted).at(-1);
    return {
      id: itemId(repository, product, service),
      product,
      ...(environment !== undefined && { environment }),
      stacks: environments.map(({ stack, directory }) => ({
        ...{ stack, dir: directory, from: [version] },
      })),
      services: [{ product, service }],
      files: changes.map(change => {
        const { path: file, added, removed } = previewFileOf(change);
        return { path: file, added, removed };
      }),
      problems: findings.map(toProblem),
      conflicts,
    };
  }
}
