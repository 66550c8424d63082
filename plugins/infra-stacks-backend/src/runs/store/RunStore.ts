import type { FoldedRun, RunFact } from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import {
  CHUNK,
  type FactRow,
  factRow,
  FACTS,
  LOOKS,
  OUTPUTS,
  runRow,
  type RunRow,
  RUNS,
  type Scope,
} from './rows';
import { oldScopes, seal, sealOf } from './seals';
import { count, deleteIn, writeOutputs } from './writeRuns';

const MOST_FAILURE = 1_000;

/** What writing runs changed. */
export interface RunChanges {
  /** Refs of stacks. */
  stacks: string[];
  /** Ids of runs that are new or other than before. */
  changed: string[];
  removed: string[];
}

/** Keeps what was said of runs, and the runs that are made from it. */
export class RunStore {
  readonly #knex: Knex;
  readonly #now: () => number;

  /** @param now milliseconds since 1970 */
  constructor(knex: Knex, now: () => number = Date.now) {
    this.#knex = knex;
    this.#now = now;
  }

  /** Keeps what was said; what is known already changes nothing. */
  async add(repository: string, facts: readonly RunFact[]): Promise<void> {
    const rows = [
      ...new Map(
        facts.map(fact => factRow(repository, fact)).map(row => [row.id, row]),
      ).values(),
      // In one order everywhere: two who write the same do not block each other.
    ].sort((a, b) => (a.id < b.id ? -1 : 1));
    for (let at = 0; at < rows.length; at += CHUNK) {
      await this.#knex<FactRow>(FACTS)
        .insert(rows.slice(at, at + CHUNK))
        .onConflict('id')
        .ignore();
    }
  }

  /** Scopes that facts belong to: pull requests, where it is known which. */
  async scopesOf(
    repository: string,
    facts: readonly RunFact[],
  ): Promise<Scope[]> {
    const pulls = new Set<number>();
    const commits = new Set<string>();
    for (const fact of facts) {
      if ('pull' in fact && fact.pull !== undefined) pulls.add(fact.pull);
      else if ('commit' in fact) commits.add(fact.commit);
    }
    const known = new Map<string, number>();
    const wanted = [...commits];
    for (let at = 0; at < wanted.length; at += CHUNK) {
      const rows = await this.#knex<FactRow>(FACTS)
        .select('commit_id', 'pull')
        .where({ repository, kind: 'commit' })
        .whereIn('commit_id', wanted.slice(at, at + CHUNK))
        .orderBy('pull', 'desc');
      for (const { commit_id, pull } of rows) {
        if (commit_id && pull !== null) known.set(commit_id, pull);
      }
    }
    for (const pull of known.values()) pulls.add(pull);
    return [
      ...[...pulls].map(pull => ({ repository, pull })),
      ...wanted
        .filter(commit => !known.has(commit))
        .map(commit => ({ repository, commit })),
    ];
  }

  /** Commits that something was said of in a scope. */
  async commitsOf(scope: Scope): Promise<string[]> {
    if ('commit' in scope) return [scope.commit];
    const { repository, pull } = scope;
    const rows = await this.#knex<FactRow>(FACTS)
      .distinct('commit_id')
      .where({ repository, pull, kind: 'commit' });
    return rows.flatMap(({ commit_id }) => commit_id ?? []).sort();
  }

  /**
   * Makes the runs of scopes of one repository anew from all that was said of
   * them, all or none. One at a time in each repository, so that nobody writes
   * what is older.
   *
   * @returns what changed in each scope, in their order
   */
  async refold(
    repository: string,
    scopes: readonly Scope[],
    fold: (scope: Scope, facts: RunFact[]) => FoldedRun[],
    productOf: (ref: string) => string | undefined,
  ): Promise<RunChanges[]> {
    // One commit for all of them: that is what takes longest.
    return this.#knex.transaction(async trx => {
      await this.#alone(trx, repository);
      const changes: RunChanges[] = [];
      for (const scope of scopes) {
        const facts = await this.#factsOf(trx, scope);
        const commits = commitsOf(facts);
        const folded = fold(scope, facts);
        changes.push(
          await this.#replace(trx, scope, commits, folded, productOf),
        );
      }
      return changes;
    });
  }

  /** Nobody else makes runs of a repository until the transaction ends. */
  async #alone(trx: Knex, repository: string): Promise<void> {
    await trx(LOOKS).insert({ repository }).onConflict('repository').ignore();
    await trx(LOOKS).select('repository').where({ repository }).forUpdate();
  }

  async #factsOf(trx: Knex, scope: Scope): Promise<RunFact[]> {
    const { facts } = await this.#factRows(trx, scope);
    const rows: FactRow[] = await facts.select('fact');
    return rows.map(({ fact }) => JSON.parse(fact));
  }

  /** All that belongs to a scope, not read yet. */
  async #factRows(trx: Knex, scope: Scope) {
    const { repository } = scope;
    const query = trx<FactRow>(FACTS);
    if ('commit' in scope) {
      query.where({ repository, commit_id: scope.commit });
    } else {
      const { pull } = scope;
      const own = await this.#commitsOf(trx, repository, pull);
      query.where(ofPull(repository, pull, own));
    }
    // Not the query itself: whoever awaits that runs it.
    return { facts: query as Knex.QueryBuilder };
  }

  /** Commits of a pull request; one of two of them counts for the first. */
  async #commitsOf(
    trx: Knex,
    repository: string,
    pull: number,
  ): Promise<string[]> {
    const rows: { commit_id: string }[] = await trx({ own: FACTS })
      .distinct('own.commit_id')
      .where({ 'own.repository': repository, 'own.pull': pull })
      .where('own.kind', 'commit')
      // By the commit: a repository has very many of them.
      .whereNotExists(
        trx({ first: FACTS })
          .select(trx.raw('1'))
          .where({ 'first.repository': repository, 'first.kind': 'commit' })
          .whereRaw('?? = ??', ['first.commit_id', 'own.commit_id'])
          .where('first.pull', '<', pull),
      );
    return rows.map(({ commit_id }) => commit_id);
  }

  async #replace(
    trx: Knex.Transaction,
    scope: Scope,
    commits: string[],
    folded: FoldedRun[],
    productOf: (ref: string) => string | undefined,
  ): Promise<RunChanges> {
    const { repository } = scope;
    const query = trx<RunRow>(RUNS);
    if ('pull' in scope) {
      // Runs of a commit whose pull request was not known are of it now.
      query.where(ofPull(repository, scope.pull, commits));
    } else {
      query.where({ repository, commit_id: scope.commit }).whereNull('pull');
    }
    const pull = 'pull' in scope ? scope.pull : null;
    const outputs = new Map<string, FoldedRun['output']>();
    const rows = folded.map(run => {
      const row = { ...runRow(repository, run, productOf), pull };
      outputs.set(row.id, run.output);
      return row;
    });
    const before = new Map((await query).map(row => [row.id, row]));
    const others = rows.map(({ id }) => id).filter(id => !before.has(id));
    for (let at = 0; at < others.length; at += CHUNK) {
      const known = await trx<RunRow>(RUNS).whereIn(
        'id',
        others.slice(at, at + CHUNK),
      );
      known.forEach(row => before.set(row.id, row));
    }
    const sealed = await sealOf(trx, scope, commits);
    const isOpen = (row: RunRow | undefined) =>
      row === undefined || Number(row.at) >= sealed;
    const after = new Set(rows.map(({ id }) => id));
    const own = rows.filter(row => isOpen(row) && isOpen(before.get(row.id)));
    const changed = own.filter(row => !isSame(before.get(row.id), row));
    const removed = [...before.values()].filter(
      row => isOpen(row) && !after.has(row.id),
    );
    for (let at = 0; at < changed.length; at += CHUNK) {
      await trx<RunRow>(RUNS)
        .insert(changed.slice(at, at + CHUNK))
        .onConflict('id')
        .merge();
    }
    await deleteIn(
      trx,
      RUNS,
      'id',
      removed.map(({ id }) => id),
    );
    await deleteIn(
      trx,
      OUTPUTS,
      'run_id',
      removed.map(({ id }) => id),
    );
    await writeOutputs(trx, own, outputs);
    await count(trx, changed, [
      ...removed,
      ...changed.flatMap(({ id }) => before.get(id) ?? []),
    ]);
    return {
      changed: changed.map(({ id }) => id),
      removed: removed.map(({ id }) => id),
      stacks: [
        ...new Set(
          [...changed, ...removed].flatMap(row => row.stack_ref ?? []),
        ),
      ],
    };
  }

  /** Notes that a repository was asked about runs, and how that went. */
  async looked(repository: string, failure?: string): Promise<void> {
    const at = this.#now();
    await this.#knex(LOOKS)
      .insert({ repository })
      .onConflict('repository')
      .ignore();
    const row = this.#knex(LOOKS).where({ repository });
    if (failure === undefined) {
      await row.update({ looked_at: at, failure: null, failed_since: null });
    } else {
      await row.update({
        failure: failure.replaceAll('\0', '').slice(0, MOST_FAILURE),
        failed_since: this.#knex.raw('coalesce(failed_since, ?)', [at]),
      });
    }
  }

  /** When a repository was last asked about runs, ms; undefined: never. */
  async lastLook(repository: string): Promise<number | undefined> {
    const row = await this.#knex(LOOKS)
      .select('looked_at')
      .where({ repository })
      .first();
    return row && row.looked_at !== null ? Number(row.looked_at) : undefined;
  }

  /** Products that runs were last told, by ref of their stack. */
  async products(): Promise<Map<string, string | undefined>> {
    const rows = await this.#knex<RunRow>(RUNS)
      .distinct('stack_ref', 'product')
      .whereNotNull('stack_ref');
    return new Map(
      rows.map(({ stack_ref, product }) => [stack_ref!, product ?? undefined]),
    );
  }

  /** Tells runs the products that their stacks are of now. */
  async bind(products: ReadonlyMap<string, string | undefined>): Promise<void> {
    for (const [ref, product] of products) {
      await this.#knex<RunRow>(RUNS)
        .where({ stack_ref: ref })
        .update({ product: product ?? null });
    }
  }

  /** Forgets output of runs before a time, ms since 1970. */
  async forgetOutput(before: number): Promise<number> {
    return this.#knex(OUTPUTS).where('at', '<', before).delete();
  }

  /**
   * Forgets what was said of runs before a time, ms since 1970: what they
   * printed is in there. The runs stay as they are.
   */
  async forgetFacts(before: number): Promise<void> {
    for (const scope of await oldScopes(this.#knex, before)) {
      await this.#knex.transaction(async trx => {
        await this.#alone(trx, scope.repository);
        const { facts } = await this.#factRows(trx, scope);
        await seal(trx, scope, facts, before);
      });
    }
  }

  /** Numbers of pull requests with runs that are not over. */
  async unfinished(repository: string): Promise<number[]> {
    const rows = await this.#knex<RunRow>(RUNS)
      .distinct('pull')
      .where({ repository })
      .whereIn('state', ['running', 'waiting'])
      .whereNotNull('pull')
      .orderBy('pull');
    return rows.map(({ pull }) => Number(pull));
  }
}

function commitsOf(facts: readonly RunFact[]): string[] {
  return [
    ...new Set(
      facts.flatMap(fact => (fact.kind === 'commit' ? fact.commit : [])),
    ),
  ];
}

function isSame(before: RunRow | undefined, after: RunRow): boolean {
  return (
    before !== undefined &&
    before.run === after.run &&
    before.pull === after.pull &&
    before.product === after.product
  );
}

/** What is of a pull request. SQLite finds each half by an index of its own. */
function ofPull(repository: string, pull: number, commits: readonly string[]) {
  return (rows: Knex.QueryBuilder) =>
    rows
      .where({ repository, pull })
      .orWhere(of =>
        of
          .where({ repository })
          .whereIn('commit_id', commits)
          .whereNull('pull'),
      );
}
