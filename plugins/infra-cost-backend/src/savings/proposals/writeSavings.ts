import { InputError, NotFoundError } from '@backstage/errors';
import {
  parseStackRef,
  type PriceBook,
  type Saving,
  type Standards,
} from '@infra-portal/infra-common';
import {
  changedLines,
  fixSavings,
  gitTree,
  type ModuleRepository,
  type ProposalBase,
  renderedFrom,
  type SavingsFix,
} from '@infra-portal/infra-node';
import { createHash } from 'node:crypto';
import { folderOf, type Pricer } from '../../pricing/Pricer';
import type { StandardsReader } from '../../settings';
import type { StackPlace } from '../../store';
import { savingsAt } from '../savingsAt';

/** What savings change, and what that is known by. */
export interface WrittenSavings {
  base: ProposalBase;
  branch: string;
  fix: SavingsFix;
  digest: string;
}

export interface WriteOptions {
  base: ProposalBase;
  place: StackPlace;
  /** Of the savings that are wanted. */
  ids: readonly string[];
  book: PriceBook;
  pricer: Pick<Pricer, 'declare'>;
  /** Repositories on this machine that modules come from. */
  modules(): Promise<ModuleRepository[]>;
  standards: Pick<StandardsReader, 'of'>;
  now: Date;
}

const hash = (data: unknown) =>
  createHash('sha256').update(JSON.stringify(data)).digest('hex');

/** Those that are wanted, and ids of those that are not there any more. */
function chosen(all: readonly Saving[], ids: readonly string[]) {
  const wanted = new Set(ids);
  const savings = all.filter(({ id }) => wanted.has(id));
  for (const { id } of savings) wanted.delete(id);
  const silenced = savings.find(each => each.silenced);
  if (silenced?.silenced) {
    const { exception, until } = silenced.silenced;
    throw new InputError(
      `${silenced.id} is silenced by the exception ${exception} until ${until}. Take the exception out of portal.yaml first, or leave that saving out.`,
    );
  }
  return { savings, lost: [...wanted] };
}

async function serviceOf(
  { base: { mirror, commit }, place }: WriteOptions,
  standards: Standards | undefined,
) {
  const { product, service, dir } = place;
  if (!standards || product === undefined || service === undefined) {
    return undefined;
  }
  return renderedFrom({ mirror, commit, standards, product, service, dir });
}

/**
 * Looks for the savings anew in the files as they are now, and writes them.
 * @throws NotFoundError when the stack is not there any more; InputError when one
 *   of the savings is silenced
 */
export async function writeSavings(
  options: WriteOptions,
): Promise<WrittenSavings> {
  const { base, place, pricer, book, now } = options;
  const { mirror, commit } = base;
  const standards = await options.standards.of(mirror.repository);
  const found = await savingsAt({
    ...{ pricer, place, commit, book, standards, now },
    directory: mirror.directory,
  });
  if (!found) {
    throw new NotFoundError(
      `The stack ${place.name} is not on the branch ${base.branch} any more.`,
    );
  }
  const { savings, lost } = chosen(found.savings, options.ids);
  const service = await serviceOf(options, standards);
  const fix = await fixSavings({
    ...{ savings, book, folder: folderOf(place) },
    tree: gitTree(mirror.directory, commit),
    workspace: parseStackRef(place.ref).workspace,
    repositories: await options.modules(),
    ...(service && { service }),
  });
  const gone = lost.map(id => ({ id, why: 'stale' as const }));
  const left = [...gone, ...fix.left];
  const { taken, files, before, after, monthly, declared } = fix;
  const ids = taken.map(({ id }) => id).sort();
  const key = hash([
    place.ref,
    ids,
    files.map(file => [file.path, changedLines(file)]),
  ]);
  return {
    base,
    // What changes the same lines in the same way is the same proposal.
    branch: `portal/savings/${key.slice(0, 10)}`,
    fix: { ...fix, left },
    digest: hash([
      ...[place.ref, ids, left, before, after, monthly, declared],
      files.map(file => [file.path, file.before, file.after]),
    ]),
  };
}
