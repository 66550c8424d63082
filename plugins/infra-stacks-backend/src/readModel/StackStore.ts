import type {
  LayerThing,
  Source,
  StackFinding,
} from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import { randomInt } from 'node:crypto';
import { type KeptRow, KeptTable, sha256 } from './keptRows';
import type {
  KeptModule,
  KeptStack,
  ModuleDetail,
  RepositoryContents,
  StackDetail,
} from './types';

const SOURCES = 'sources';
const STACKS = 'stacks';
const MODULES = 'modules';
const MOST_FAILURE = 1_000;
/** Where counting may begin. */
const MOST_FIRST = 2 ** 30;

/** A stack without its detail. */
export type ListedStack = Omit<KeptStack, 'detail'>;

/** A repository as it is kept, without what is counted from its stacks. */
export type KeptSource = Omit<Source, 'stacks' | 'modules' | 'findings'>;

/** Whether a repository is still as it was, and when somebody looked. */
export interface SourceState {
  repository: string;
  url: string;
  branch?: string;
  /** Without it the repository was never read. */
  commit?: string;
  /** Another one with everything that is written. */
  generation: number;
  checkedAt?: string;
}

/** What lists, and what is resolved over all repositories, need of one. */
export interface ListedRepository {
  repository: string;
  url: string;
  commit?: string;
  modulesAt?: string;
  stacks: ListedStack[];
  modules: KeptModule['summary'][];
  things: LayerThing[];
}

/** What lists need of a repository, as of a generation. */
export interface Listing {
  generation: number;
  listed: ListedRepository;
  /** By the ids of their rows. */
  stacks: ReadonlyMap<string, ListedStack>;
  modules: ReadonlyMap<string, KeptModule['summary']>;
}

interface SourceRow {
  repository: string;
  generation: number;
  url: string;
  branch: string | null;
  commit_id: string | null;
  modules_at: string | null;
  things: string | null;
  read_at: number | string | null;
  checked_at: number | string | null;
  failure: string | null;
  failed_since: number | string | null;
  modules: number;
  problems: string;
}

const moduleId = (repository: string, dir: string) => `${repository}//${dir}`;

const toIso = (ms: number | string) => new Date(Number(ms)).toISOString();

/**
 * What repositories hold, as they were last read. What a repository holds is
 * replaced all together, so that whoever asks sees one commit or another.
 */
export class StackStore {
  readonly #knex: Knex;
  readonly #now: () => number;
  readonly #stacks = new KeptTable<KeptStack>(
    STACKS,
    ({ summary }) => summary.ref,
    ({ detail, ...summary }) => ({ summary, detail }),
  );
  readonly #modules = new KeptTable<KeptModule>(
    MODULES,
    ({ summary }, repository) => moduleId(repository, summary.dir),
    parts => parts,
  );

  /** @param now milliseconds since 1970 */
  constructor(knex: Knex, now: () => number = Date.now) {
    this.#knex = knex;
    this.#now = now;
  }

  /** All repositories, by name. */
  async states(): Promise<SourceState[]> {
    const rows = await this.#knex<SourceRow>(SOURCES)
      .select(
        'repository',
        'url',
        'branch',
        'commit_id',
        'generation',
        'checked_at',
      )
      .orderBy('repository');
    return rows.map(row => ({
      repository: row.repository,
      url: row.url,
      generation: Number(row.generation),
      ...(row.branch !== null && { branch: row.branch }),
      ...(row.commit_id !== null && { commit: row.commit_id }),
      ...(row.checked_at !== null && { checkedAt: toIso(row.checked_at) }),
    }));
  }

  /**
   * What a repository holds; undefined when it is not there any more. Asked
   * while another commit is written it may be of both: ask for
   * {@link StackStore.states} before, and again when the generation is another.
   * @param before what was told of it as of an earlier generation
   */
  async listing(
    { repository, generation }: Pick<SourceState, 'repository' | 'generation'>,
    before?: Listing,
  ): Promise<Listing | undefined> {
    const source = await this.#knex<SourceRow>(SOURCES)
      .select('url', 'commit_id', 'modules_at', 'things')
      .where({ repository })
      .first();
    if (!source) return undefined;
    // A repository that came back may count from less.
    const since = <T>(all: ReadonlyMap<string, T> | undefined) =>
      before && all && before.generation <= generation
        ? { generation: before.generation, all }
        : undefined;
    const [stacks, modules] = await Promise.all([
      this.#stacks.summaries<ListedStack>(
        this.#knex,
        repository,
        since(before?.stacks),
      ),
      this.#modules.summaries<KeptModule['summary']>(
        this.#knex,
        repository,
        since(before?.modules),
      ),
    ]);
    const { url, commit_id: commit, modules_at: modulesAt } = source;
    return {
      generation,
      stacks,
      modules,
      listed: {
        repository,
        url,
        ...(commit !== null && { commit }),
        ...(modulesAt !== null && { modulesAt }),
        stacks: [...stacks.values()],
        modules: [...modules.values()],
        things: source.things === null ? [] : JSON.parse(source.things),
      },
    };
  }

  async detail(ref: string): Promise<StackDetail | undefined> {
    return this.#detail(STACKS, ref);
  }

  /** What is kept of all stacks of a repository. */
  async details(repository: string): Promise<StackDetail[]> {
    const rows = await this.#knex<KeptRow>(STACKS)
      .select('detail')
      .where({ repository });
    return rows.map(({ detail }) => JSON.parse(detail));
  }

  async moduleDetail(
    repository: string,
    dir: string,
  ): Promise<ModuleDetail | undefined> {
    return this.#detail(MODULES, moduleId(repository, dir));
  }

  /** The commit that a repository's stacks are of; undefined: never read. */
  async commit(repository: string): Promise<string | undefined> {
    return (await this.source(repository))?.commit;
  }

  async source(repository: string): Promise<KeptSource | undefined> {
    const row = await this.#knex<SourceRow>(SOURCES)
      .select()
      .where({ repository })
      .first();
    return row && toSource(row);
  }

  async sources(): Promise<KeptSource[]> {
    const rows = await this.#knex<SourceRow>(SOURCES)
      .select()
      .orderBy('repository');
    return rows.map(toSource);
  }

  /**
   * Puts what a repository holds in the place of what it held; nothing when it
   * is of the commit that is there already.
   * @returns whether anything was written
   */
  async write(contents: RepositoryContents): Promise<boolean> {
    const { repository, url, branch, commit } = contents;
    const now = this.#now();
    const stacks = this.#stacks.rows(repository, contents.stacks);
    const modules = this.#modules.rows(repository, contents.modules);
    const rest = {
      branch,
      commit_id: commit,
      modules_at: contents.modulesAt ?? null,
      things: JSON.stringify(contents.things),
      problems: JSON.stringify(contents.problems),
    };
    const { changed, generation } = await this.#knex.transaction(async trx => {
      await this.#ensure(trx, repository, url);
      // Two replicas may have read the same: whoever comes second waits here.
      const source = await trx<SourceRow>(SOURCES)
        .where({ repository })
        .forUpdate()
        .first();
      const before = Number(source?.generation);
      const isChanged = [
        await this.#stacks.replace(trx, repository, stacks, before),
        await this.#modules.replace(trx, repository, modules, before),
        ...Object.entries(rest).map(
          ([name, value]) => source?.[name as keyof SourceRow] !== value,
        ),
      ].includes(true);
      await trx<SourceRow>(SOURCES)
        .where({ repository })
        .update({
          url,
          ...rest,
          modules: modules.size,
          ...(isChanged && { generation: before + 1, read_at: now }),
          checked_at: now,
          failure: null,
          failed_since: null,
        });
      return { changed: isChanged, generation: before + Number(isChanged) };
    });
    this.#stacks.remember(repository, stacks, generation);
    this.#modules.remember(repository, modules, generation);
    return changed;
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
      for (const table of [STACKS, MODULES, SOURCES]) {
        await trx(table).whereNotIn('repository', repositories).delete();
      }
    });
  }

  async #detail<T>(table: string, key: string): Promise<T | undefined> {
    const row = await this.#knex<KeptRow>(table)
      .select('detail')
      .where({ id: sha256(key) })
      .first();
    return row && JSON.parse(row.detail);
  }

  async #ensure(trx: Knex.Transaction, repository: string, url: string) {
    await trx<SourceRow>(SOURCES)
      .insert({
        repository,
        url,
        // One that comes back does not count again what it counted before.
        generation: randomInt(MOST_FIRST),
        modules: 0,
        problems: '[]',
      })
      .onConflict('repository')
      .ignore();
  }
}

function toSource(row: SourceRow): KeptSource {
  const { repository, url, branch, commit_id: commit } = row;
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
    problems: JSON.parse(row.problems) as StackFinding[],
  };
}
