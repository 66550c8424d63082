import {
  type DriftFacts,
  type DriftLook,
  driftResources,
  type DriftResource,
  foldDrift,
  type FoldedEpisode,
  guessCause,
} from '@infra-portal/infra-common';
import { LruMap } from '@infra-portal/infra-node';
import type { Knex } from 'knex';
import { countDays } from './days';
import { rise } from './generation';
import { preferred } from './merge';
import {
  CHUNK,
  type EpisodeRow,
  episodeId,
  EPISODES,
  type KeptEpisode,
  type KeptStanding,
  lookId,
  type LookRow,
  LOOKS,
  optional,
  plain,
  PLANS,
  PROPOSALS,
  readLook,
  type StackRow,
  STACKS,
} from './rows';

/** Plans that are kept read: most looks find what the one before found. */
const KEPT_PLANS = 300;

/** A stack as it is known now. */
export interface StackPlace {
  ref: string;
  /** `host/owner/name` */
  repository: string;
  product?: string;
  owner?: string;
}

/** What is known beside looks, without what the database holds itself. */
export type GivenFacts = Omit<DriftFacts, 'goneAt'>;

/** Keeps what was seen of stacks, and the episodes that are made from it. */
export class DriftStore {
  readonly #knex: Knex;
  readonly #resources = new LruMap<string, DriftResource[]>(KEPT_PLANS);

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Keeps texts of plans by their ids; each text is kept once. */
  async putPlans(plans: ReadonlyMap<string, string>, at: number) {
    for (const [id, plan] of plans) {
      await this.#knex(PLANS)
        .insert({ id, plan: plain(plan), at })
        .onConflict('id')
        .merge(['at']);
    }
  }

  /** Whether any look at a stack saw that it had drifted, these among them. */
  async hasDrifted(ref: string): Promise<boolean> {
    const row = await this.#knex(EPISODES)
      .where({ stack_ref: ref })
      .first('id');
    return row !== undefined;
  }

  /**
   * Keeps looks at a stack, and makes its episodes anew from all of them.
   * @returns whether anything is other than before
   */
  async fold(
    place: StackPlace,
    looks: readonly DriftLook[],
    facts: GivenFacts,
    change: Partial<StackRow> = {},
  ): Promise<boolean> {
    return this.#knex.transaction(async trx => {
      const generation = await rise(trx);
      const { ref, repository } = place;
      await trx(STACKS)
        .insert({ stack_ref: ref, repository, generation })
        .onConflict('stack_ref')
        .ignore();
      const row: StackRow = await trx(STACKS).where({ stack_ref: ref }).first();
      const all = await this.#keep(trx, place, looks);
      const goneAt = optional(
        change.gone_at === undefined ? row.gone_at : change.gone_at,
      );
      const folded = foldDrift(all, {
        ...facts,
        ...(goneAt !== undefined && { goneAt }),
      });
      const episodes: KeptEpisode[] = [];
      for (const each of folded.episodes) {
        episodes.push({ ...each, ...(await this.#guess(trx, each, facts)) });
      }
      const isOther = await replaceEpisodes(trx, place, episodes);
      const standing = plain(
        JSON.stringify(standingOf(ref, folded.standing, episodes.at(-1))),
      );
      await trx(STACKS)
        .where({ stack_ref: ref })
        .update({
          ...change,
          ...{ generation, standing },
          product: place.product ?? null,
          owner: place.owner ?? null,
        });
      return isOther || row.standing !== standing;
    });
  }

  /** All looks at a stack, with new ones among them. */
  async #keep(
    trx: Knex.Transaction,
    place: StackPlace,
    looks: readonly DriftLook[],
  ): Promise<DriftLook[]> {
    const { ref } = place;
    const rows: LookRow[] = await trx(LOOKS).where({ stack_ref: ref });
    const known = new Map(rows.map(row => [row.id, readLook(row)]));
    const changed = new Map<string, DriftLook>();
    const before = [...known.values()];
    for (const look of looks) {
      const id = lookId(ref, look.id);
      const own = known.get(id);
      const kept = own ? preferred(own, look) : look;
      if (kept === own) continue;
      known.set(id, kept);
      changed.set(id, kept);
    }
    const written = [...changed].map(([id, look]) => ({
      ...{ id, stack_ref: ref, at: look.at },
      look: plain(JSON.stringify(look)),
    }));
    for (let at = 0; at < written.length; at += CHUNK) {
      await trx(LOOKS)
        .insert(written.slice(at, at + CHUNK))
        .onConflict('id')
        .merge();
    }
    const after = [...known.values()];
    if (changed.size > 0) await countDays(trx, place, before, after);
    return after;
  }

  async #guess(trx: Knex, episode: FoldedEpisode, facts: GivenFacts) {
    const { plan } = episode;
    let resources = plan === undefined ? [] : this.#resources.get(plan);
    if (!resources) {
      const row = await trx(PLANS).select('plan').where({ id: plan }).first();
      resources = driftResources(row?.plan ?? '');
      this.#resources.set(plan!, resources);
    }
    return guessCause(episode, resources, facts);
  }
}

function standingOf(
  ref: string,
  standing: KeptStanding,
  last: KeptEpisode | undefined,
): KeptStanding {
  if (!last || last.end) return standing;
  const { firstSeen, cause, resources } = last;
  return {
    ...standing,
    open: {
      ...{ id: episodeId(ref, last.key), firstSeen, cause },
      resources: resources.length,
      destroys: resources.filter(({ action }) =>
        ['delete', 'replace'].includes(action),
      ).length,
    },
  };
}

/** Writes what is other than before; answers move to the episode of their time. */
async function replaceEpisodes(
  trx: Knex.Transaction,
  { ref, repository, product, owner }: StackPlace,
  episodes: readonly KeptEpisode[],
): Promise<boolean> {
  const rows: EpisodeRow[] = episodes.map(each => ({
    id: episodeId(ref, each.key),
    ...{ stack_ref: ref, repository },
    product: product ?? null,
    owner: owner ?? null,
    first_at: each.firstSeen,
    ended_at: each.end?.at ?? null,
    plan_id: each.plan ?? null,
    episode: plain(JSON.stringify(each)),
  }));
  const before: EpisodeRow[] = await trx(EPISODES).where({ stack_ref: ref });
  const known = new Map(before.map(row => [row.id, row]));
  const changed = rows.filter(row => {
    const old = known.get(row.id);
    return (
      !old ||
      old.episode !== row.episode ||
      old.product !== row.product ||
      old.owner !== row.owner
    );
  });
  const ids = new Set(rows.map(({ id }) => id));
  const gone = before.filter(({ id }) => !ids.has(id)).map(({ id }) => id);
  for (let at = 0; at < changed.length; at += CHUNK) {
    await trx(EPISODES)
      .insert(changed.slice(at, at + CHUNK))
      .onConflict('id')
      .merge();
  }
  for (const id of gone) {
    const answers = await trx(PROPOSALS).where({ episode_id: id });
    for (const { number, created_at } of answers) {
      const own = [...rows]
        .reverse()
        .find(({ first_at }) => Number(first_at) <= Number(created_at));
      const to = (own ?? rows[0])?.id;
      const answer = { repository, number };
      const taken =
        to !== undefined &&
        (await trx(PROPOSALS)
          .where({ ...answer, episode_id: to })
          .first());
      if (to === undefined || taken) continue;
      await trx(PROPOSALS)
        .where({ ...answer, episode_id: id })
        .update({ episode_id: to });
    }
    await trx(EPISODES).where({ id }).delete();
  }
  return changed.length + gone.length > 0;
}
