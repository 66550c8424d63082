import { NotFoundError } from '@backstage/errors';
import {
  type DriftEpisode,
  type DriftEpisodeDetail,
  type DriftPage,
  type DriftTrend,
  parseStackRef,
  type RunStack,
  type StackDrift,
  type StackDriftDetail,
  type StackSummary,
} from '@infra-portal/infra-common';
import type { StackIndex } from '../../readModel';
import type { DriftQueries } from '../store/DriftQueries';
import type { ProposalStore } from '../store/ProposalStore';
import { dayOf, type EpisodeRow, readEpisode } from '../store/rows';
import type { DriftIndex, IndexedDrift } from './DriftIndex';
import {
  type DriftEntry,
  type DriftQuery,
  fits,
  pageOfDrift,
  summaryOf,
} from './driftPage';
import { iso, lookerOf, shownEpisode } from './shown';
import type { Snooze, Snoozes } from './Snoozes';
import { stateOf } from './stateOf';
import { beginOf, trendOf } from './trend';

const MOST_EPISODES = 50;
const MOST_CHECKS = 30;
const SECOND = 1_000;
const NOTHING: IndexedDrift = { standing: {} };

export interface DriftReaderOptions {
  stacks: Pick<StackIndex, 'current'>;
  index: DriftIndex;
  queries: DriftQueries;
  proposals: ProposalStore;
  snoozes: Snoozes;
  /** Repositories, `host/owner/name`, that the portal has looked at. */
  lookedAt: (repository: string) => boolean;
  /** Milliseconds after which a good look is too old. */
  staleAfter: number;
  /** Address of a pull request. */
  pullUrl: (repository: string, number: number) => string;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** All stacks at one moment. */
interface View {
  entries: DriftEntry[];
  snoozedOf: (repository: string, dir: string) => Snooze | undefined;
  byName: Awaited<ReturnType<StackIndex['current']>>['byName'];
  configured: boolean;
}

/** Answers about drift; who may ask is decided before. */
export class DriftReader {
  readonly #options: DriftReaderOptions;
  readonly #now: () => number;

  constructor(options: DriftReaderOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** @throws InputError when the cursor is none of ours */
  async page(query: DriftQuery): Promise<DriftPage> {
    const { queries, staleAfter } = this.#options;
    const [view, stale] = await Promise.all([this.#view(), queries.stale()]);
    const isFitting = fits(query);
    const entries = view.entries.filter(({ stack }) => isFitting(stack));
    const { shown, nextCursor } = pageOfDrift(entries, query);
    return {
      items: await this.#shown(shown, view),
      ...(nextCursor !== undefined && { nextCursor }),
      ...summaryOf(entries),
      configured: view.configured,
      staleAfter: staleAfter / SECOND,
      stale,
    };
  }

  async trend(query: {
    days: number;
    product?: readonly string[];
    owner?: readonly string[];
  }): Promise<DriftTrend> {
    const { queries, stacks } = this.#options;
    const { days, product, owner } = query;
    const now = this.#now();
    const begin = beginOf(days, now);
    const [spans, checked, { stacks: known }] = await Promise.all([
      queries.spansSince(begin),
      queries.checkedSince(dayOf(begin), product, owner),
      stacks.current(),
    ]);
    const isFitting = fits({ product, owner });
    const byRef = new Map(known.map(({ summary }) => [summary.ref, summary]));
    const has = (wanted: readonly string[] | undefined, value?: string) =>
      !wanted || (value !== undefined && wanted.includes(value));
    const own = spans.filter(span => {
      const stack = byRef.get(span.ref);
      return stack
        ? isFitting(stack)
        : has(product, span.product) && has(owner, span.owner);
    });
    return {
      ...trendOf(own, checked, days, now),
      stacks: known.filter(({ summary }) => isFitting(summary)).length,
    };
  }

  /** @throws NotFoundError when there is no stack of this name */
  async stack(name: string): Promise<StackDriftDetail> {
    const { queries } = this.#options;
    const view = await this.#view();
    const stack = view.byName.get(name)?.summary;
    const entry =
      stack && view.entries.find(each => each.stack.ref === stack.ref);
    if (!entry) {
      throw new NotFoundError(`There is no stack "${name}".`);
    }
    const { ref } = entry.stack;
    const [[current], rows, looks] = await Promise.all([
      this.#shown([entry], view),
      queries.episodesOf(ref, MOST_EPISODES),
      queries.looksOf(ref, MOST_CHECKS),
    ]);
    return {
      current,
      episodes: await this.#episodes(rows, view),
      checks: looks.map(({ at, result, ...by }) => ({
        at: iso(at),
        result: result.kind,
        source: lookerOf(by),
        ...('message' in result && { message: result.message }),
      })),
    };
  }

  /** @throws NotFoundError when there is no such episode */
  async episode(id: string): Promise<DriftEpisodeDetail> {
    const { queries } = this.#options;
    const row = (await queries.episodes([id])).get(id);
    if (!row) {
      throw new NotFoundError(
        'There is no such drift. Ids change when it is found that it began earlier; look for it at its stack.',
      );
    }
    const view = await this.#view();
    const [episode] = await this.#episodes([row], view);
    const kept = readEpisode(row);
    const plan =
      kept.plan === undefined ? undefined : await queries.plan(kept.plan);
    return {
      ...episode,
      ...(plan !== undefined && { plan }),
      ...(kept.planAt !== undefined && { planAt: iso(kept.planAt) }),
    };
  }

  async #view(): Promise<View> {
    const { stacks, index, snoozes, staleAfter, lookedAt } = this.#options;
    const now = this.#now();
    const [{ stacks: known, byName, states }, byRef] = await Promise.all([
      stacks.current(),
      index.current(),
    ]);
    const snoozedOf = await snoozes.at(states, new Date(now));
    const entries = known.map(({ summary: stack }): DriftEntry => {
      const drift = byRef.get(stack.ref) ?? NOTHING;
      const { standing } = drift;
      const isSnoozed =
        standing.open !== undefined &&
        snoozedOf(stack.repository, stack.dir) !== undefined;
      const state = stateOf(standing, isSnoozed, now, staleAfter);
      return { stack, drift, state };
    });
    const configured =
      states.some(({ repository }) => lookedAt(repository)) ||
      entries.some(({ drift }) => drift.standing.good !== undefined);
    return { entries, snoozedOf, byName, configured };
  }

  async #shown(
    entries: readonly DriftEntry[],
    view: View,
  ): Promise<StackDrift[]> {
    const { queries, lookedAt, pullUrl } = this.#options;
    const ids = entries.flatMap(({ drift }) => drift.standing.open?.id ?? []);
    const rows = [...(await queries.episodes(ids)).values()];
    const episodes = new Map(
      (await this.#episodes(rows, view)).map(each => [each.id, each]),
    );
    const now = this.#now();
    return entries.map(({ stack, drift, state }) => {
      const { good, problem, locked, open } = drift.standing;
      const episode = open && episodes.get(open.id);
      const isAsked = lookedAt(stack.repository);
      const next = drift.wantedAt ?? drift.nextAt;
      return {
        stack: stackShown(stack),
        ...(stack.owner !== undefined && { owner: stack.owner }),
        state,
        ...(good && {
          checkedAt: iso(good.at),
          checkedBy: lookerOf(good),
        }),
        ...(problem && {
          problem: { message: problem.message, since: iso(problem.since) },
        }),
        ...(locked?.pull !== undefined && {
          lockedBy: {
            number: locked.pull,
            url: pullUrl(stack.repository, locked.pull),
          },
        }),
        ...(isAsked && next !== undefined && { nextCheckAt: iso(next) }),
        checking: drift.askedUntil !== undefined && drift.askedUntil > now,
        ...(episode && { episode }),
      };
    });
  }

  async #episodes(
    rows: readonly EpisodeRow[],
    { entries, snoozedOf }: View,
  ): Promise<DriftEpisode[]> {
    const refs = new Set(rows.map(row => row.stack_ref));
    const stacks = new Map(
      entries
        .filter(({ stack }) => refs.has(stack.ref))
        .map(({ stack }) => [stack.ref, stack]),
    );
    const proposals = await this.#options.proposals.ofEpisodes(
      rows.map(({ id }) => id),
    );
    return rows.map(row => {
      const stack = stacks.get(row.stack_ref);
      const { dir } = parseStackRef(row.stack_ref);
      return shownEpisode(row, {
        stack: stack ? stackShown(stack) : { ref: row.stack_ref },
        owner: stack ? stack.owner : row.owner ?? undefined,
        proposals: proposals.get(row.id),
        snoozed: snoozedOf(row.repository, dir),
      });
    });
  }
}

function stackShown(stack: StackSummary): RunStack {
  const { ref, name, product, service, environment } = stack;
  return {
    ref,
    name,
    ...(product !== undefined && { product }),
    ...(service !== undefined && { service }),
    ...(environment !== undefined && { environment }),
  };
}
