import path from 'node:path';
import {
  intentPath,
  matchLayout,
  type Standards,
} from '@infra-portal/infra-common';
import {
  type BodyItem,
  type Expression,
  HclError,
  isModuleFile,
  literalString,
  type MirrorEntry,
  parseHcl,
  visitExpressions,
} from '@infra-portal/infra-node';
import type { RepositoryModel } from '../repository/readRepository';
import { LruMap } from '../util/LruMap';
import { createPauses } from '../util/steps';

/** How many stacks of a product name a cost center. */
export type CostCenters = ReadonlyMap<string, number>;

/** The tag that says who pays. */
export const COST_CENTER = 'CostCenter';

/** Texts of so many files are held at a time. */
const AT_ONCE = 500;

/** Cost centers that files name, by object name. */
const known = new LruMap<string, readonly string[]>(200_000);

const made = new WeakMap<
  RepositoryModel,
  Promise<ReadonlyMap<string, CostCenters>>
>();

/**
 * The cost centers that products' hand-written stacks have in their tags, by
 * product. Only literal strings count. Made once for a commit; files that did
 * not change are not read again.
 */
export function costCentersOf(
  model: RepositoryModel,
  standards: Standards,
): Promise<ReadonlyMap<string, CostCenters>> {
  const found = made.get(model) ?? collect(model, standards);
  made.set(model, found);
  found.catch(() => made.delete(model));
  return found;
}

async function collect(
  model: RepositoryModel,
  standards: Standards,
): Promise<ReadonlyMap<string, CostCenters>> {
  const files = filesByHand(model, standards);
  await readNew(
    model,
    files.map(({ entry }) => entry.id),
  );
  const stacks = new Map<string, { product: string; centers: Set<string> }>();
  for (const { entry, product } of files) {
    const folder = path.posix.dirname(entry.path);
    const stack = stacks.get(folder) ?? { product, centers: new Set() };
    stacks.set(folder, stack);
    known.get(entry.id)?.forEach(center => stack.centers.add(center));
  }
  const products = new Map<string, Map<string, number>>();
  for (const { product, centers } of stacks.values()) {
    const counts = products.get(product) ?? new Map<string, number>();
    products.set(product, counts);
    for (const center of centers) {
      counts.set(center, (counts.get(center) ?? 0) + 1);
    }
  }
  return products;
}

/** Terraform files of stacks that no intent made, with their product. */
function filesByHand({ entries }: RepositoryModel, standards: Standards) {
  const layouts = standards.layout.filter(({ kind }) => kind === 'stack');
  const products = new Map<string, string | undefined>();
  const productAt = (folder: string) => {
    for (const layout of layouts) {
      const match = matchLayout(layout, folder);
      if (!match) continue;
      const { product = layout.product, service } = match;
      const intent =
        product && service && intentPath(standards, product, service);
      return intent && entries.has(intent) ? undefined : product;
    }
    return undefined;
  };
  const files: { entry: MirrorEntry; product: string }[] = [];
  for (const entry of entries.values()) {
    const { dir, base } = path.posix.parse(entry.path);
    if (!base.endsWith('.tf') || !isModuleFile(base)) continue;
    if (entry.mode !== '100644' && entry.mode !== '100755') continue;
    if (!products.has(dir)) products.set(dir, productAt(dir));
    const product = products.get(dir);
    if (product) files.push({ entry, product });
  }
  return files;
}

async function readNew({ tree }: RepositoryModel, ids: readonly string[]) {
  const fresh = [...new Set(ids)].filter(id => known.get(id) === undefined);
  const pause = createPauses();
  for (let from = 0; from < fresh.length; from += AT_ONCE) {
    const some = fresh.slice(from, from + AT_ONCE);
    for (const [id, text] of await tree.readObjects(some)) {
      known.set(id, centersIn(text));
      await pause();
    }
  }
}

/** Literal values of the tag in a Terraform file; none in a broken one. */
export function centersIn(text: string): readonly string[] {
  // Parsing takes long, and most files do not name it.
  if (!text.includes(COST_CENTER)) return [];
  try {
    const found = new Set<string>();
    for (const value of valuesIn(parseHcl(text, 'stack.tf').body)) {
      visitExpressions(value, each => {
        for (const center of taggedIn(each)) found.add(center);
      });
    }
    return [...found];
  } catch (error) {
    if (error instanceof HclError) return [];
    throw error;
  }
}

function valuesIn(body: readonly BodyItem[]): Expression[] {
  return body.flatMap(item =>
    item.kind === 'attribute' ? [item.value] : valuesIn(item.body),
  );
}

function taggedIn(expression: Expression): string[] {
  if (expression.kind !== 'object') return [];
  return expression.items.flatMap(({ key, value }) => {
    const name = key.kind === 'variable' ? key.name : literalString(key);
    const center = name === COST_CENTER ? literalString(value) : undefined;
    return center ? [center] : [];
  });
}
