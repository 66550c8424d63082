import type { PullPush } from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import { plain } from '../store/rows';
import {
  freshRow,
  LIGHT,
  ofPull,
  packEstimates,
  type PullChange,
  pullColumns,
  type PullRow,
  PULLS,
  PUSHES,
  readPull,
  unpackEstimates,
} from './rows';
import type { KeptPull, PulledEstimates, PullKey, SeenPull } from './types';

/** Pull requests that are no longer open, of which lists tell: the newest. */
const MOST_ENDED = 200;
/** Pushes of one pull request that are told of, the newest. */
const MOST_PUSHES = 50;
const LONGEST_BRANCH = 300;

/** What is known of pull requests. */
export class PullStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Has GitHub asked about a pull request, and it worked on. */
  async look(key: PullKey): Promise<void> {
    await this.#knex(PULLS)
      .insert(freshRow(key))
      .onConflict(['repository', 'number'])
      .ignore();
    await ofPull(this.#knex(PULLS), key).update({
      wanted: this.#knex.raw('wanted + 1'),
      look: this.#knex.raw('wanted + 1'),
      retry_at: null,
    });
  }

  /**
   * Takes down what GitHub has now.
   * @param isAsked whether it was asked about this one: then it need not again
   * @returns whether something is new
   */
  async see(seen: SeenPull, isAsked = false): Promise<boolean> {
    const { repository, number, open, details } = seen;
    const branch = plain(seen.branch).slice(0, LONGEST_BRANCH);
    const row = await this.#row(seen);
    const text = plain(JSON.stringify(details));
    const isSame =
      row?.head === seen.head && row.open === open && row.details === text;
    if (isSame && row.branch === branch) return false;
    await this.#knex(PULLS)
      .insert(freshRow({ repository, number }))
      .onConflict(['repository', 'number'])
      .ignore();
    const isNewCommit = row?.head !== seen.head;
    await ofPull(this.#knex(PULLS), seen).update({
      ...{ open, branch, head: seen.head, details: text },
      ...(isNewCommit && { state: 'pending', failure: null }),
      // Who asked goes on with it.
      ...(!isAsked && {
        wanted: this.#knex.raw('wanted + 1'),
        retry_at: null,
      }),
    });
    return true;
  }

  /** Forgets pull requests of repositories that are no longer read. */
  async keepOnly(repositories: readonly string[]): Promise<void> {
    for (const table of [PULLS, PUSHES]) {
      const rows: { repository: string }[] = await this.#knex(table)
        .distinct('repository')
        .whereNotIn('repository', [...repositories]);
      for (const { repository } of rows) {
        await this.#knex(table).where({ repository }).delete();
      }
    }
  }

  /** Has open pull requests worked on again. */
  async wake(of: { repository?: string } = {}): Promise<void> {
    await this.#knex(PULLS)
      .where({ ...of, open: 'open' })
      .update({ wanted: this.#knex.raw('wanted + 1') });
  }

  /** Has a pull request priced anew. @returns whether there is such an open one */
  async again(key: PullKey): Promise<boolean> {
    const changed = await ofPull(this.#knex(PULLS), key)
      .where({ open: 'open' })
      .update({
        wanted: this.#knex.raw('wanted + 1'),
        look: this.#knex.raw('wanted + 1'),
        again: this.#knex.raw('wanted + 1'),
        retry_at: null,
      });
    return changed > 0;
  }

  async pull(key: PullKey): Promise<KeptPull | undefined> {
    const row = await this.#row(key);
    return row && readPull(row);
  }

  async #row(key: PullKey): Promise<PullRow | undefined> {
    return ofPull(this.#knex(PULLS), key).first(...LIGHT);
  }

  /** Open ones, of one repository or all. */
  async open(of: { repository?: string } = {}): Promise<KeptPull[]> {
    const rows: PullRow[] = await this.#knex(PULLS)
      .select(...LIGHT)
      .where({ ...of, open: 'open' });
    return rows.map(readPull);
  }

  /** The newest of those that are no longer open. */
  async ended(): Promise<KeptPull[]> {
    const rows: PullRow[] = await this.#knex(PULLS)
      .select(...LIGHT)
      .whereNot({ open: 'open' })
      .whereNotNull('priced')
      .orderBy([
        { column: 'judged_at', order: 'desc' },
        { column: 'number', order: 'desc' },
      ])
      .limit(MOST_ENDED);
    return rows.map(readPull);
  }

  async estimates(key: PullKey): Promise<PulledEstimates[]> {
    const row = await ofPull(this.#knex(PULLS), key).first('document');
    return unpackEstimates(row?.document ?? null);
  }

  /** The newest first. */
  async pushes(key: PullKey): Promise<PullPush[]> {
    const rows: { push: string }[] = await ofPull(this.#knex(PUSHES), key)
      .select('push')
      .orderBy([{ column: 'at', order: 'desc' }, 'commit_id'])
      .limit(MOST_PUSHES);
    return rows.map(({ push }) => JSON.parse(push));
  }

  /**
   * Writes what came of work on a pull request.
   * @param claim nothing is written when it has passed to another, or when there
   *   is a newer commit than the one that was worked on
   * @returns whether it was written
   */
  async write(
    { by, head, ...key }: PullKey & { by: string; head: string },
    change: PullChange,
    estimates?: readonly PulledEstimates[],
  ): Promise<boolean> {
    const changed = await ofPull(this.#knex(PULLS), key)
      .where({ claimed_by: by, head })
      .update({
        ...pullColumns(change),
        ...(estimates && { document: packEstimates(estimates) }),
      });
    return changed > 0;
  }

  /** Keeps how the newest push stands; the first time that it was seen stays. */
  async push(
    { repository, number }: PullKey,
    push: Omit<PullPush, 'at'>,
    at: number,
  ): Promise<void> {
    const key = { repository, number, commit_id: push.commit };
    const known = await this.#knex(PUSHES).where(key).first('at');
    const since = known ? Number(known.at) : at;
    const said = { ...push, at: new Date(since).toISOString() };
    await this.#knex(PUSHES)
      .insert({ ...key, at: since, push: plain(JSON.stringify(said)) })
      .onConflict(['repository', 'number', 'commit_id'])
      .merge(['push']);
  }
}
