import type { Knex } from 'knex';
import { createHash } from 'node:crypto';

/** Rows in one statement; SQLite takes few variables. */
const CHUNK = 120;

/** A row of what a repository holds; what it says is JSON. */
export interface KeptRow {
  id: string;
  repository: string;
  /** The generation of the repository that it was written with. */
  generation: number;
  summary: string;
  detail: string;
  /** Of both. */
  digest: string;
}

export const sha256 = (text: string) =>
  createHash('sha256').update(text).digest('hex');

/** What a row is made of: `detail` is read for one at a time only. */
export interface Parts {
  summary: object;
  detail: object;
}

/** What tells whether a row changed. */
interface Mark {
  id: string;
  digest: string;
}

/** A row to be kept; what was made for the mark is not made again. */
interface NewRow extends Mark {
  texts: () => Pick<KeptRow, 'summary' | 'detail'>;
}

/** What is in a table of a repository, as of a generation. */
interface Remembered {
  generation: number;
  digests: ReadonlyMap<string, string>;
}

/**
 * A table of rows that are written only where they changed. What it wrote
 * itself it need not read again while nobody else writes.
 */
export class KeptTable<T extends object> {
  readonly #name: string;
  readonly #key: (each: T, repository: string) => string;
  readonly #parts: (each: T) => Parts;
  /** Without the texts, which would be as much as the database. */
  readonly #marks = new WeakMap<T, Mark>();
  readonly #remembered = new Map<string, Remembered>();

  /** @param key tells one from all others of the table */
  constructor(
    name: string,
    key: (each: T, repository: string) => string,
    parts: (each: T) => Parts,
  ) {
    this.#name = name;
    this.#key = key;
    this.#parts = parts;
  }

  /** Rows are made before the transaction that writes them, which is short. */
  rows(repository: string, all: readonly T[]): Map<string, NewRow> {
    return new Map(
      all.map(each => {
        const row = this.#newRow(repository, each);
        return [row.id, row];
      }),
    );
  }

  #newRow(repository: string, each: T): NewRow {
    const known = this.#marks.get(each);
    if (known) return { ...known, texts: () => this.#texts(each) };
    const texts = this.#texts(each);
    const mark = {
      id: sha256(this.#key(each, repository)),
      digest: sha256(`${texts.summary}\n${texts.detail}`),
    };
    this.#marks.set(each, mark);
    return { ...mark, texts: () => texts };
  }

  #texts(each: T) {
    const { summary, detail } = this.#parts(each);
    return { summary: JSON.stringify(summary), detail: JSON.stringify(detail) };
  }

  /**
   * Puts rows in the place of those that a repository has.
   * @param generation the repository's, which is locked; rows that change get
   *   the next one
   * @returns whether anything changed
   */
  async replace(
    trx: Knex.Transaction,
    repository: string,
    rows: ReadonlyMap<string, NewRow>,
    generation: number,
  ): Promise<boolean> {
    const digests = await this.#digests(trx, repository, generation);
    const gone = [...digests.keys()].filter(id => !rows.has(id));
    const changed = [...rows.values()].filter(
      ({ id, digest }) => digests.get(id) !== digest,
    );
    for (const ids of chunks(gone)) {
      await trx(this.#name).whereIn('id', ids).delete();
    }
    for (const some of chunks(changed)) {
      await trx(this.#name)
        .insert(
          some.map(({ id, digest, texts }) => ({
            ...{ id, digest, repository, generation: generation + 1 },
            ...texts(),
          })),
        )
        .onConflict('id')
        .merge();
    }
    return gone.length > 0 || changed.length > 0;
  }

  /** What was written has come to stay. */
  remember(
    repository: string,
    rows: ReadonlyMap<string, NewRow>,
    generation: number,
  ) {
    const digests = new Map([...rows].map(([id, { digest }]) => [id, digest]));
    this.#remembered.set(repository, { generation, digests });
  }

  async #digests(
    trx: Knex.Transaction,
    repository: string,
    generation: number,
  ): Promise<ReadonlyMap<string, string>> {
    const known = this.#remembered.get(repository);
    if (known?.generation === generation) return known.digests;
    const rows = await trx<KeptRow>(this.#name)
      .select('id', 'digest')
      .where({ repository });
    return new Map(rows.map(({ id, digest }) => [id, digest]));
  }

  /**
   * What lists need, by id. Given what there was at a generation, only what was
   * written since is read.
   */
  async summaries<S>(
    knex: Knex,
    repository: string,
    before?: { generation: number; all: ReadonlyMap<string, S> },
  ): Promise<ReadonlyMap<string, S>> {
    const own = () => knex<KeptRow>(this.#name).where({ repository });
    const parsed = (rows: Pick<KeptRow, 'id' | 'summary'>[]) =>
      rows.map(({ id, summary }): [string, S] => [id, JSON.parse(summary)]);
    if (before) {
      const rows = await own()
        .select('id', 'summary')
        .where('generation', '>', before.generation);
      const all = new Map([...before.all, ...parsed(rows)]);
      const [{ count }] = await own().count({ count: '*' });
      // Fewer: some were removed.
      if (Number(count) === all.size) return all;
    }
    return new Map(parsed(await own().select('id', 'summary')));
  }
}

function chunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, index) =>
    all.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}
