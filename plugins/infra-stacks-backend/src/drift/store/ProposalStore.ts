import type {
  DriftAct,
  DriftAnswer,
  DriftProposal,
} from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import { plain, PROPOSALS } from './rows';

const MOST_TITLE = 500;

/** A pull request that answers an episode. */
export interface NewProposal {
  /** `host/owner/name` */
  repository: string;
  /** Ref of the stack. */
  stack: string;
  /** Id of the episode. */
  episode: string;
  act: DriftAct;
  pullRequest: { number: number; url: string; title?: string };
  /** Entity ref of who asked for it. */
  createdBy: string;
}

/** An open proposal, to ask the forge about it. */
export interface OpenProposal {
  repository: string;
  number: number;
}

/** Pull requests of the portal that answer episodes. */
export class ProposalStore {
  readonly #knex: Knex;
  readonly #now: () => number;
  /** Told which stacks are to be folded anew. */
  changed: (refs: string[]) => Promise<void> = async () => {};
  /** Told which stacks had an answer merged, so that they are to be looked at. */
  merged: (refs: string[]) => Promise<void> = async () => {};

  /** @param now milliseconds since 1970 */
  constructor(knex: Knex, now: () => number = Date.now) {
    this.#knex = knex;
    this.#now = now;
  }

  /** Keeps one; the same pull request of the same episode is kept once, and open again. */
  async add(proposal: NewProposal): Promise<void> {
    const { repository, stack, episode, act, pullRequest } = proposal;
    const { number, url, title = '' } = pullRequest;
    await this.#knex(PROPOSALS)
      .insert({
        ...{ repository, number, stack_ref: stack, episode_id: episode, act },
        ...{ url, title: plain(title).slice(0, MOST_TITLE), state: 'open' },
        created_at: this.#now(),
        created_by: proposal.createdBy,
      })
      .onConflict(['repository', 'number', 'episode_id'])
      .merge(['act', 'url', 'title', 'state']);
    await this.changed([stack]);
  }

  /**
   * Notes what became of a pull request; one that is none of the portal's
   * changes nothing.
   * @param at when it was decided, ms since 1970
   */
  async setState(
    repository: string,
    number: number,
    state: DriftProposal['state'],
    at: number = this.#now(),
  ): Promise<void> {
    const rows = await this.#knex(PROPOSALS)
      .select('stack_ref')
      .where({ repository, number })
      .whereNot({ state });
    if (rows.length === 0) return;
    await this.#knex(PROPOSALS)
      .where({ repository, number })
      .whereNot({ state })
      .update({ state, decided_at: state === 'open' ? null : at });
    const refs = [...new Set<string>(rows.map(row => row.stack_ref))];
    await this.changed(refs);
    if (state === 'merged') await this.merged(refs);
  }

  /** Those that are not merged or closed. */
  async open(): Promise<OpenProposal[]> {
    return this.#knex(PROPOSALS)
      .distinct('repository', 'number')
      .where({ state: 'open' })
      .orderBy(['repository', 'number']);
  }

  /** By the id of their episode, the newest first. */
  async ofEpisodes(
    ids: readonly string[],
  ): Promise<Map<string, DriftProposal[]>> {
    const found = new Map<string, DriftProposal[]>();
    if (ids.length === 0) return found;
    const rows = await this.#knex(PROPOSALS)
      .whereIn('episode_id', [...ids])
      .orderBy('created_at', 'desc')
      .orderBy('number', 'desc');
    for (const row of rows) {
      const own = found.get(row.episode_id) ?? [];
      own.push({
        act: row.act,
        pullRequest: pullOf(row),
        state: row.state,
        createdAt: new Date(Number(row.created_at)).toISOString(),
        createdBy: row.created_by,
      });
      found.set(row.episode_id, own);
    }
    return found;
  }

  /** Merged ones of a stack, by when. */
  async mergedOf(ref: string): Promise<DriftAnswer[]> {
    const rows = await this.#knex(PROPOSALS)
      .where({ stack_ref: ref, state: 'merged' })
      .orderBy(['decided_at', 'number']);
    return rows.map(row => ({
      act: row.act,
      at: Number(row.decided_at ?? row.created_at),
      pullRequest: pullOf(row),
    }));
  }
}

function pullOf(row: { number: number; url: string; title: string }) {
  const { number, url, title } = row;
  return { number, url, ...(title !== '' && { title }) };
}
