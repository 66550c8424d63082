import { latestPull } from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import {
  CHUNK,
  type FactRow,
  FACTS,
  RUNS,
  type RunRow,
  type Scope,
  SEALS,
} from './rows';

/** They are short, and tell to which pull request a commit belongs. */
const KEPT_KINDS = ['pull', 'commit'];
const LASTING = ['running', 'waiting'];

const nameOf = (scope: Scope) =>
  'pull' in scope ? `pull:${scope.pull}` : `commit:${scope.commit}`;

/**
 * Runs of a scope from before this time, ms since 1970, stay as they are: what
 * was said of them is forgotten, so that they cannot be made anew.
 * @param commits of the pull request, which may have been sealed by themselves
 */
export async function sealOf(
  trx: Knex,
  scope: Scope,
  commits: readonly string[],
): Promise<number> {
  const { repository } = scope;
  const names = [
    nameOf(scope),
    ...commits.map(commit => nameOf({ repository, commit })),
  ];
  let newest = -Infinity;
  for (let from = 0; from < names.length; from += CHUNK) {
    const rows: { at: number | string }[] = await trx(SEALS)
      .select('at')
      .where({ repository })
      .whereIn('scope', names.slice(from, from + CHUNK));
    for (const { at } of rows) newest = Math.max(newest, Number(at));
  }
  return newest;
}

/** Scopes with something that may be forgotten, whatever else is said of them. */
export async function oldScopes(knex: Knex, before: number): Promise<Scope[]> {
  const old = () =>
    knex({ own: FACTS })
      .where('own.at', '<', before)
      .whereNotIn('own.kind', KEPT_KINDS);
  const pulls: { repository: string; pull: number }[] = await old()
    .distinct('own.repository', 'own.pull')
    .whereNotNull('own.pull');
  const commits: { repository: string; commit_id: string }[] = await old()
    .distinct('own.repository', 'own.commit_id')
    .whereNull('own.pull')
    .whereNotNull('own.commit_id');
  return [
    ...pulls.map(({ repository, pull }) => ({
      repository,
      pull: Number(pull),
    })),
    ...commits.map(({ repository, commit_id: commit }) => ({
      repository,
      commit,
    })),
  ];
}

/**
 * Forgets what was said of a scope, and sees to it that its runs stay. Not when
 * something was said since, its pull request is open, or a run of it goes on.
 * @param facts those that belong to the scope
 * @param before milliseconds since 1970
 */
export async function seal(
  trx: Knex,
  scope: Scope,
  facts: Knex.QueryBuilder,
  before: number,
): Promise<boolean> {
  const { repository } = scope;
  const [{ newest }] = await facts.clone().clearSelect().max({ newest: 'at' });
  if (newest === null || Number(newest) >= before) return false;
  if ('pull' in scope && (await isOpen(trx, repository, scope.pull))) {
    return false;
  }
  const runs = trx<RunRow>(RUNS)
    .where({ repository })
    .whereIn('state', LASTING);
  const lasting =
    'pull' in scope
      ? await runs.where({ pull: scope.pull }).first('id')
      : await runs.where({ commit_id: scope.commit }).first('id');
  if (lasting) return false;
  await trx(SEALS)
    .insert({ repository, scope: nameOf(scope), at: before })
    .onConflict(['repository', 'scope'])
    .merge();
  await facts.clone().clearSelect().whereNotIn('kind', KEPT_KINDS).delete();
  return true;
}

/** A plan that is asked for again would be taken for the first of its commit. */
async function isOpen(
  trx: Knex,
  repository: string,
  pull: number,
): Promise<boolean> {
  const rows = await trx<FactRow>(FACTS)
    .select('fact')
    .where({ repository, pull, kind: 'pull' });
  return latestPull(rows.map(({ fact }) => JSON.parse(fact)))?.state === 'open';
}
