import { serviceAtPath, type Standards } from '@infra-portal/infra-common';
import {
  type ChangedFile,
  type FileSource,
  readGoldenPathFolder,
  sourcesOf,
} from '@infra-portal/infra-node';
import path from 'node:path';
import { type Comparison, compareService } from '../previews/deviations';
import { readRepository } from '../repository/readRepository';
import { LruMap, once } from '../util/LruMap';
import { createPauses } from '../util/steps';
import type { BaseTree } from '../repository/types';
import type { ReviewedPull } from './ReviewedPulls';

/** A service whose generated files a pull request touches. */
export interface ReviewedService extends Comparison {
  product: string;
  service: string;
  /** What its files are made of, by where they stand. */
  sources: ReadonlyMap<string, FileSource>;
  /** Where the golden path stands as it was used; undefined: nobody knows. */
  pathCommit?: string;
}

/** Comparing more would keep a reviewer waiting. */
const MOST_SERVICES = 60;
const KEPT = 300;

const compared = new LruMap<string, Promise<ReviewedService | undefined>>(KEPT);

/** Services whose files are compared, and how many are not. */
export interface ReviewedServices {
  services: ReviewedService[];
  more: number;
}

/**
 * Compares the services that a pull request touches with their golden paths.
 * The same commits are compared once.
 */
export async function servicesOfPull(
  reviewed: ReviewedPull,
  files: readonly ChangedFile[],
  now: () => number,
): Promise<ReviewedServices> {
  const { tree, head } = reviewed;
  const { reading, services: known } = await readRepository(tree);
  const standards = reading.standards ?? { layout: [] };
  const names = namesOf(files, standards, known);
  const services: ReviewedService[] = [];
  const pause = createPauses();
  for (const each of names.slice(0, MOST_SERVICES)) {
    const { product, service } = each;
    const key = [tree.directory, tree.commit, head, product, service];
    const found = await once(compared, key.join('\n'), () =>
      compareOne(reviewed, each, now),
    );
    if (found) services.push(found);
    await pause();
  }
  return { services, more: Math.max(0, names.length - MOST_SERVICES) };
}

type Name = Pick<ReviewedService, 'product' | 'service'>;

/** Services by the folders of changed files, and by their names in other paths. */
function namesOf(
  files: readonly ChangedFile[],
  standards: Pick<Standards, 'layout'>,
  known: readonly { path: string }[],
): Name[] {
  const found = new Map<string, Name>();
  const note = (name: Name | undefined) => {
    if (name) found.set(`${name.product}/${name.service}`, name);
    return name !== undefined;
  };
  const folders = new Map<string, boolean>();
  const isWithin = (folder: string): boolean => {
    if (folder === '.' || folder === '/') return false;
    const before = folders.get(folder);
    if (before !== undefined) return before;
    const own = serviceAtPath(standards, `${folder}/service.yaml`);
    const is = note(own) || isWithin(path.posix.dirname(folder));
    folders.set(folder, is);
    return is;
  };
  const others = files.filter(file => !isWithin(path.posix.dirname(file.path)));
  const all = known.flatMap(each => serviceAtPath(standards, each.path) ?? []);
  for (const { path: file } of others) {
    const words = new Set(file.split('/'));
    const name = path.posix.basename(file).replace(/\.[^.]*$/, '');
    note(
      all.find(
        ({ product, service }) =>
          name === `${product}-${service}` ||
          (words.has(product) && (words.has(service) || name === service)),
      ),
    );
  }
  return [...found.values()];
}

async function compareOne(
  { tree, head }: ReviewedPull,
  name: Name,
  now: () => number,
): Promise<ReviewedService | undefined> {
  const comparison = await compareService(tree, head, name, now);
  const { report } = comparison;
  // Without an intent at this commit nobody generates anything.
  if ((await tree.readAt(head, report.intent)) === undefined) return undefined;
  const given = comparison.compared;
  if (!given) return { ...name, ...comparison, sources: new Map() };
  const { intent, standards, path: goldenPath } = given;
  const { name: pathName, version } = goldenPath.definition;
  const isNewest = (await newestOf(tree, pathName)) === version;
  return {
    ...{ ...name, ...comparison },
    sources: await sourcesOf(intent, standards, goldenPath),
    pathCommit: isNewest
      ? tree.commit
      : await tree.tag(`golden-paths/${pathName}/v${version}`),
  };
}

/** Version of a golden path on the default branch. */
export async function newestOf(
  tree: BaseTree,
  name: string,
): Promise<string | undefined> {
  const model = await readRepository(tree);
  const folder = model.goldenPaths.find(each => each.name === name);
  if (!folder) return undefined;
  const found = await readGoldenPathFolder(tree, folder).catch(() => undefined);
  return found?.definition.version;
}
