import { createHash } from 'node:crypto';
import {
  parseStackRef,
  type PlannedItem,
  slugOf,
  upgradeOrder,
} from '@infra-portal/infra-common';

/** A file whose calls are moved, with the stacks that it is part of. */
export interface BumpedFile {
  repository: string;
  path: string;
  before: string;
  after: string;
  from: string[];
  problems: PlannedItem['problems'];
  stacks: {
    stack: string;
    name?: string;
    product?: string;
    environment?: string;
  }[];
}

/** Lines of one text that are not as in another of as many lines. */
function changedLines(before: string, after: string): number {
  const lines = after.split('\n');
  return before.split('\n').filter((line, index) => line !== lines[index])
    .length;
}

/**
 * The environment that a file is moved with: of stacks that share it, the one
 * that an upgrade reaches last, so that nothing changes there too early.
 */
function environmentOf(
  { stacks }: BumpedFile,
  order: readonly (string | undefined)[],
): string | undefined {
  const ranks = stacks.map(({ environment }) => order.indexOf(environment));
  return order[Math.max(...ranks)];
}

/** Stays the same for the same repository, product and environment. */
function itemId(parts: readonly (string | undefined)[], fallback: string) {
  const [, product, environment] = parts;
  const slug = [product ?? fallback, environment].filter(Boolean).join('-');
  const digest = createHash('sha256').update(JSON.stringify(parts));
  return `${slugOf(slug)}-${digest.digest('hex').slice(0, 6)}`;
}

/** One pull request for the files of a product in an environment of a repository. */
export function groupFiles(
  files: readonly BumpedFile[],
  wanted: readonly string[],
): PlannedItem[] {
  const environments = files.flatMap(each =>
    each.stacks.map(({ environment }) => environment),
  );
  const order = upgradeOrder(environments, wanted);
  const groups = new Map<string, BumpedFile[]>();
  for (const file of files) {
    const { product } = file.stacks[0];
    const key = JSON.stringify([
      file.repository,
      product ?? null,
      environmentOf(file, order) ?? null,
    ]);
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, own]) => itemOf(own, environmentOf(own[0], order)));
}

function itemOf(
  files: readonly BumpedFile[],
  environment: string | undefined,
): PlannedItem {
  const [{ repository, stacks: first }] = files;
  const { product } = first[0];
  const name = repository.slice(repository.lastIndexOf('/') + 1);
  const stacks = new Map<string, PlannedItem['stacks'][number]>();
  for (const file of files) {
    for (const { stack, name: title } of file.stacks) {
      const from = stacks.get(stack)?.from ?? [];
      stacks.set(stack, {
        ...{ stack, dir: parseStackRef(stack).dir },
        ...(title !== undefined && { name: title }),
        from: [...new Set([...from, ...file.from])].sort(),
      });
    }
  }
  return {
    id: itemId([repository, product, environment], name),
    repository,
    ...(product !== undefined && { product }),
    ...(environment !== undefined && { environment }),
    stacks: [...stacks.values()],
    services: [],
    files: files.map(({ path, before, after }) => {
      const lines = changedLines(before, after);
      return { path, added: lines, removed: lines };
    }),
    problems: files.flatMap(({ problems }) => problems),
    conflicts: [],
  };
}
