import type {
  Objective,
  ObjectivePage,
  SloStatus,
} from '@infra-portal/infra-common';
import type { Promises } from '../objectives';
import type { SourceConfig } from '../settings';
import { sourceMissing } from '../sources/sourceMissing';
import type { Kept, KeptReading, SloStore } from '../store';
import { judged } from './Refresh';

/** Milliseconds for which a judgement holds: numbers grow old meanwhile. */
const HOLDS = 15_000;

/** What was last known of objectives and their sources. */
export interface Known {
  promises: Promises;
  statuses: ReadonlyMap<string, SloStatus>;
  days: ReadonlyMap<string, Objective['days']>;
  sources: ObjectivePage['sources'];
}

export interface StandingOptions {
  store: Pick<SloStore, 'revision' | 'read'>;
  promises: () => Promises;
  sources: readonly Pick<SourceConfig, 'name' | 'type'>[];
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** How all objectives stand, by what any process of the portal last read. */
export class Standing {
  readonly #options: StandingOptions;
  readonly #now: () => number;
  /** Since when sources that are not there are missed. */
  readonly #since: number;
  #kept: Kept | undefined;
  #known: { of: Kept; until: number; known: Known } | undefined;

  constructor(options: StandingOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#since = this.#now();
  }

  /** The same object while nothing is new. */
  async known(): Promise<Known> {
    const { store, promises } = this.#options;
    const now = this.#now();
    if (this.#kept?.revision !== (await store.revision())) {
      this.#kept = await store.read(now);
    }
    const kept = this.#kept!;
    const before = this.#known;
    if (
      before?.of === kept &&
      before.until > now &&
      before.known.promises === promises()
    ) {
      return before.known;
    }
    const known = this.#judge(kept, now);
    this.#known = { of: kept, until: now + HOLDS, known };
    return known;
  }

  #judge(kept: Kept, now: number): Known {
    const { promises, sources } = this.#options;
    const all = promises();
    const names = new Set(sources.map(({ name }) => name));
    const statuses = new Map<string, SloStatus>();
    for (const [id, { slo, source }] of all.objectives) {
      const reading: KeptReading = kept.readings.get(id) ?? {};
      const isMissed = !names.has(source);
      const failure = { message: sourceMissing(source), since: this.#since };
      statuses.set(
        id,
        judged(slo, isMissed ? { ...reading, failure } : reading, now),
      );
    }
    return {
      ...{ promises: all, statuses, days: kept.days },
      sources: sources.map(source => sourceOf(source, kept)),
    };
  }
}

const iso = (at: number) => new Date(at).toISOString();

function sourceOf(
  { name, type }: Pick<SourceConfig, 'name' | 'type'>,
  { sources }: Kept,
): ObjectivePage['sources'][number] {
  const round = sources.get(name);
  if (!round) return { name, type, objectives: 0, queries: 0, milliseconds: 0 };
  const { objectives, queries, milliseconds, at, problem } = round;
  return {
    ...{ name, type, objectives, queries, milliseconds, at: iso(at) },
    ...(problem && {
      problem: { message: problem.message, since: iso(problem.since) },
    }),
  };
}
