import { intentPath, type Standards } from '@infra-portal/infra-common';
import {
  type Claims,
  type Inventory,
  MirrorError,
} from '@infra-portal/infra-node';
import type { RepositoryModel } from '../repository/readRepository';
import { LruMap } from '../util/LruMap';
import {
  claimsIndex,
  claimsOfText,
  type StackPatterns,
  stackPatterns,
} from './claimsIndex';
import type { OpenRequest } from './openRequests';

/** Intents at the heads of pull requests; a commit never changes. */
const heads = new LruMap<string, Claims | 'none'>(5_000);

/** `portal/<product>/<service>/<change>` */
const BRANCH = /^portal\/([^/]+)\/([^/]+)\/[^/]+$/;

export interface InventoryOptions {
  model: RepositoryModel;
  standards: Standards;
  /** What the service takes that is asked for. */
  order: Claims;
  /** Branch of the pull request that it would be. */
  branch: string;
  /** The name is known to be taken, by itself: its intent is edited. */
  isEdit: boolean;
  requests: readonly OpenRequest[];
}

/** What is taken in a repository and in its open pull requests. */
export async function inventoryOf(
  options: InventoryOptions,
): Promise<Inventory> {
  const { model, standards, order, isEdit } = options;
  const all = await claimsIndex(model, standards);
  const isSelf = ({ product, service }: Claims) =>
    product === order.product && service === order.service;
  // Which folders are its own cannot be told when its file is no intent.
  const isUnknown = isEdit && !all.some(isSelf);
  return {
    services: isEdit ? all.filter(each => !isSelf(each)) : all,
    directories: isUnknown ? [] : foldersByHand(options, all),
    pullRequests: await requested(options, await stackPatterns(model)),
  };
}

/** Folders that the service wants and that hold files no intent made. */
function foldersByHand(
  { model, order }: InventoryOptions,
  all: readonly Claims[],
): string[] {
  const there = order.environments
    .map(({ directory }) => directory)
    .filter(directory => model.folders.has(directory));
  // Of a new service none is; there are many that others made.
  if (there.length === 0) return [];
  const made = new Set(
    all.flatMap(({ environments }) =>
      environments.map(({ directory }) => directory),
    ),
  );
  return there.filter(directory => !made.has(directory));
}

async function requested(
  { model, standards, branch, requests }: InventoryOptions,
  patterns: StackPatterns,
): Promise<Inventory['pullRequests']> {
  const found: Inventory['pullRequests'][number][] = [];
  for (const request of requests) {
    const [, product, service] = BRANCH.exec(request.branch) ?? [];
    if (!product || request.branch === branch) continue;
    const path = intentPath(standards, product, service);
    const key = [request.commit, path, model.reading.id].join('\n');
    const claims =
      heads.get(key) ??
      (await claimsAtHead(model, request, path, standards, patterns));
    if (!claims) continue;
    heads.set(key, claims);
    if (claims === 'none') continue;
    found.push({ number: request.number, url: request.url, claims });
  }
  return found;
}

/** Undefined while the mirror does not have the commit yet. */
async function claimsAtHead(
  { tree }: RepositoryModel,
  { commit }: OpenRequest,
  path: string,
  standards: Standards,
  patterns: StackPatterns,
) {
  try {
    const text = await tree.readAt(commit, path);
    return text === undefined
      ? 'none'
      : claimsOfText(text, path, standards, patterns);
  } catch (error) {
    if (error instanceof MirrorError) return undefined;
    throw error;
  }
}
