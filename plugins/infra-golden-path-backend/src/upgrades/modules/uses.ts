import {
  compareModuleVersions,
  parseVersion,
  type ResolvedUse,
  type UpgradePreview,
} from '@infra-portal/infra-common';
import type { Consumers } from './Consumers';
import { leftOf } from './left';

/** A file with calls that are to be moved. */
export interface Candidate {
  repository: string;
  path: string;
  stacks: Set<string>;
}

/** Whether a version comes before another; false where one is none. */
export function isOlder(version: string, to: string): boolean {
  const [own, wanted] = [parseVersion(version), parseVersion(to)];
  return Boolean(own && wanted && compareModuleVersions(own, wanted) < 0);
}

/** How callers write the module. */
export const keysOf = (uses: readonly ResolvedUse[]) =>
  new Set(uses.flatMap(({ call }) => call.key ?? []));

/** Versions that calls name, the newest first. */
export function versionsOf(
  uses: readonly ResolvedUse[],
): UpgradePreview['versions'] {
  const counts = new Map<string, number>();
  for (const { call } of uses) {
    if (call.pin !== 'pinned' || call.version === undefined) continue;
    counts.set(call.version, (counts.get(call.version) ?? 0) + 1);
  }
  return [...counts]
    .map(([version, calls]) => ({ version, calls }))
    .sort((a, b) =>
      compareModuleVersions(parseVersion(b.version)!, parseVersion(a.version)!),
    );
}

/** Files of stacks with calls of an older version. */
export function candidates(
  { stacks }: Consumers,
  uses: readonly ResolvedUse[],
  to: string,
  products: readonly string[] | undefined,
): Candidate[] {
  const found = new Map<string, Candidate>();
  for (const use of uses) {
    const { call, repository, stack } = use;
    const { version, file: path } = call;
    if (stack === undefined || leftOf(use) || call.pin === 'local') continue;
    if (version === undefined || !isOlder(version, to)) continue;
    const { product } = stacks.get(stack) ?? {};
    if (products && !(product && products.includes(product))) continue;
    const key = `${repository}:${path}`;
    const known = found.get(key) ?? { repository, path, stacks: new Set() };
    known.stacks.add(stack);
    found.set(key, known);
  }
  return [...found.values()];
}

/** Texts of files by repository and path, read at once. */
export async function textsOf(
  repositories: Consumers['repositories'],
  wanted: readonly Candidate[],
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const [name, { mirror, commit }] of repositories) {
    const own = wanted.filter(({ repository }) => repository === name);
    if (own.length === 0) continue;
    const ids = new Map(
      (await mirror.list(commit)).map(({ path, id }) => [path, id]),
    );
    const objects = await mirror.readObjects(
      own.flatMap(({ path }) => ids.get(path) ?? []),
    );
    for (const { path } of own) {
      const text = objects.get(ids.get(path) ?? '');
      if (text !== undefined) texts.set(`${name}:${path}`, text);
    }
  }
  return texts;
}
