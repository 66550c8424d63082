import type { Source, StackFinding } from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import { createHash } from 'node:crypto';
import type { KeptStack, RepositoryContents, StackDetail } from './types';

const SOURCES = 'sources';
const STACKS = 'stacks';
/** Rows in one statement; SQLite takes few variables. */
const CHUNK = 150;
const MOST_FAILURE = 1_000;

const sha256 = (text: string) =>
  createHash('sha256').update(text).digest('hex');

/** A stack without its detail. */
export type ListedStack = Omit<KeptStack, 'detail'>;

/** A repository as it is kept, without what is counted from its stacks. */
export type KeptSource = Omit<Source, 'stacks' | 'findings'>;

interface SourceRow {
  repository: string;
  generation: number;
  url: string;
  branch: string | null;
  commit_id: string | null;
  read_at: number | string | null;
  checked_at: number | string | null;
  failure: string | null;
  failed_since: number | string | null;
  modules: number;
  problems: string;
}

interface StackRow {
  id: string;
  repository: string;
  summary: string;
  detail: string;
  digest: string;
}

/**
 * What repositories hold, as they were last read. A repository's stacks are
 * replaced all together, so that whoever asks sees one commit or another.
 */
export class StackStore {
  readonly #knex: Knex;
  readonly #now: () => number;

  /** @param now milliseconds since 1970 */
  constructor(knex: Knex, now: () => number = Date.now) {
    this.#knex = knex;
    this.#now = now;
  }

  /** Changes with every change of what {@link StackStore.stacks} gives. */
  async version(): Promise<string> {
    const rows = await this.#knex(SOURCES)
      .select('repository', 'generation')
      .orderBy('repository');
    return JSON.stringify(
      rows.map(({ repository, generation }) => [repository, generation]),
    );
  }

  /** All stacks of all repositories. */
  async stacks(): Promise<ListedStack[]> {
    const rows = await this.#knex<StackRow>(STACKS).select('summary');
    return rows.map(({ summary }) => JSON.parse(summary));
  }

  async detail(ref: string): Promise<StackDetail | undefined> {
    const row = await this.#knex<StackRow>(STACKS)
      .select('detail')
      .where({ id: sha256(ref) })
      .first();
    return row && JSON.parse(row.detail);
  }

  /** The commit that a repository's stacks are of; undefined: never read. */
  async commit(repository: string): Promise<string | undefined> {
    const row = await this.#knex<SourceRow>(SOURCES)
      .select('commit_id')
      .where({ repository })
      .first();
    return row?.commit_id ?? undefined;
  }

  async sources(): Promise<KeptSource[]> {
    const rows = await this.#knex<SourceRow>(SOURCES)
      .select()
      .orderBy('repository');
    return rows.map(toSource);
  }

  /**
   * Puts a repository's stacks in the place of those there were; nothing when
   * they are of the commit that is there already.
   * @returns whether anything was written
   */
  async write(contents: RepositoryContents): Promise<boolean> {
    const { repository, url, branch, commit, stacks, modules } = contents;
    const now = this.#now();
    return this.#knex.transaction(async trx => {
      await this.#ensure(trx, repository, url);
      // Two replicas may have read the same: whoever comes second waits here.
      const source = await trx<SourceRow>(SOURCES)
        .where({ repository })
        .forUpdate()
        .first();
      const changed = await replace(trx, repository, stacks);
      const problems = JSON.stringify(contents.problems);
      const isNew =
        changed ||
        source?.commit_id !== commit ||
        source.problems !== problems ||
        source.branch !== branch;
      await trx<SourceRow>(SOURCES)
        .where({ repository })
        .update({
          url,
          branch,
          commit_id: commit,
          modules,
          problems,
          ...(isNew && {
            generation: Number(source?.generation) + 1,
            read_at: now,
          }),
          checked_at: now,
          failure: null,
          failed_since: null,
        });
      return isNew;
    });
  }

  /** Notes that somebody looked, and why nothing could be read, if so. */
  async checked(
    repository: string,
    url: string,
    failure?: string,
  ): Promise<void> {
    const now = this.#now();
    await this.#knex.transaction(async trx => {
      await this.#ensure(trx, repository, url);
      if (failure === undefined) {
        await trx<SourceRow>(SOURCES)
          .where({ repository })
          .update({ checked_at: now, failure: null, failed_since: null });
        return;
      }
      const text = failure.replaceAll('\0', '').slice(0, MOST_FAILURE);
      await trx<SourceRow>(SOURCES)
        .where({ repository })
        .update({
          failure: text,
          failed_since: trx.raw('coalesce(failed_since, ?)', [now]) as never,
        });
    });
  }

  /** Forgets repositories that are no longer configured. */
  async keepOnly(repositories: readonly string[]): Promise<void> {
    await this.#knex.transaction(async trx => {
      for (const table of [STACKS, SOURCES]) {
        await trx(table).whereNotIn('repository', repositories).delete();
      }
    });
  }

  async #ensure(trx: Knex.Transaction, repository: string, url: string) {
    await trx<SourceRow>(SOURCES)
      .insert({ repository, url, generation: 0, modules: 0, problems: '[]' })
      .onConflict('repository')
      .ignore();
  }
}

/** @returns whether a row changed */
async function replace(
  trx: Knex.Transaction,
  repository: string,
  stacks: readonly KeptStack[],
): Promise<boolean> {
  const rows = new Map(stacks.map(each => rowOf(repository, each)));
  const before = await trx<StackRow>(STACKS)
    .select('id', 'digest')
    .where({ repository });
  const digests = new Map(before.map(({ id, digest }) => [id, digest]));
  const gone = [...digests.keys()].filter(id => !rows.has(id));
  const changed = [...rows.values()].filter(
    ({ id, digest }) => digests.get(id) !== digest,
  );
  for (const ids of chunks(gone)) {
    await trx(STACKS).whereIn('id', ids).delete();
  }
  for (const some of chunks(changed)) {
    await trx(STACKS).insert(some).onConflict('id').merge();
  }
  return gone.length > 0 || changed.length > 0;
}

function rowOf(repository: string, stack: KeptStack): [string, StackRow] {
  const { detail: rest, ...listed } = stack;
  const id = sha256(listed.summary.ref);
  const summary = JSON.stringify(listed);
  const detail = JSON.stringify(rest);
  const digest = sha256(`${summary}\n${detail}`);
  return [id, { id, repository, summary, detail, digest }];
}

function chunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, index) =>
    all.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}

const toIso = (ms: number | string) => new Date(Number(ms)).toISOString();

function toSource(row: SourceRow): KeptSource {
  const { repository, url, branch, commit_id: commit, modules } = row;
  return {
    repository,
    url,
    ...(branch !== null && { branch }),
    ...(commit !== null && { commit }),
    ...(row.read_at !== null && { readAt: toIso(row.read_at) }),
    ...(row.checked_at !== null && { checkedAt: toIso(row.checked_at) }),
    ...(row.failure !== null &&
      row.failed_since !== null && {
        failure: { message: row.failure, since: toIso(row.failed_since) },
      }),
    modules,
    problems: JSON.parse(row.problems) as StackFinding[],
  };
}
