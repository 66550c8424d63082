import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  judgeSlo,
  type LocalisedText,
  type Slo,
  type SloStatus,
  verbatim,
} from '@infra-portal/infra-common';
import type { FoundObjective } from '../objectives';
import { isSloFailure, type SloNumbers, type SloReadings } from '../sources';
import type { Kept, KeptReading, NewReading, SloStore } from '../store';

/** A source of numbers by the name of the configuration. */
export interface NamedSource {
  name: string;
  numbers: SloNumbers;
}

export interface RefreshOptions {
  sources: readonly NamedSource[];
  objectives: () => Iterable<FoundObjective>;
  store: SloStore;
  /** Called after a round that brought something new. */
  changed: () => Promise<void>;
  logger: LoggerService;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Asks all sources for numbers, side by side; one that fails leaves the others. */
export class Refresh {
  readonly #options: RefreshOptions;
  readonly #now: () => number;
  #forgotAt = 0;

  constructor(options: RefreshOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** One round of questions. */
  async run(signal?: AbortSignal): Promise<void> {
    const { sources, store, logger, changed } = this.#options;
    const kept = await store.read(this.#now());
    const objectives = [...this.#options.objectives()];
    const changes = await Promise.all(
      sources.map(async source => {
        const own = objectives.filter(each => each.source === source.name);
        const slos = own.map(({ slo }) => slo);
        try {
          return await this.#ask(source, { slos, kept, signal });
        } catch (error) {
          const { message } = toError(error);
          logger.warn(`Numbers of ${source.name} are not kept: ${message}`);
          return false;
        }
      }),
    );
    await this.#forget();
    if (changes.includes(true)) await changed();
  }

  async #ask(
    { name, numbers }: NamedSource,
    {
      slos,
      kept,
      signal,
    }: { slos: readonly Slo[]; kept: Kept; signal?: AbortSignal },
  ): Promise<boolean> {
    const { store } = this.#options;
    const round = await readAll(numbers, slos, signal);
    if (signal?.aborted) return false;
    const at = this.#now();
    const found = slos.flatMap(slo => {
      const before = kept.readings.get(slo.id) ?? {};
      const reading = newReading(slo, { round, before, at });
      return reading ? { before, ...reading } : [];
    });
    const source = kept.sources.get(name);
    const { queries, milliseconds, problem } = round;
    const since = source?.problem?.since ?? at;
    await store.write(
      {
        ...{ name, objectives: slos.length, queries, milliseconds, at },
        ...(problem && { problem: { message: problem, since } }),
      },
      found.map(({ reading }) => reading),
      at,
    );
    return (
      found.some(({ isNew }) => isNew) ||
      !source?.problem !== !problem ||
      source?.objectives !== slos.length
    );
  }

  async #forget(): Promise<void> {
    const now = this.#now();
    if (now - this.#forgotAt < 24 * 60 * 60_000) return;
    this.#forgotAt = now;
    await this.#options.store.forget(now);
  }
}

/** Answers although the source breaks its word and throws. */
async function readAll(
  numbers: SloNumbers,
  slos: readonly Slo[],
  signal: AbortSignal | undefined,
): Promise<SloReadings> {
  if (slos.length === 0) {
    return { readings: new Map(), queries: 0, milliseconds: 0 };
  }
  try {
    return await numbers.read(slos, { signal });
  } catch (error) {
    const message = verbatim(toError(error).message);
    const failure = { message, at: new Date().toISOString() };
    return {
      readings: new Map(slos.map(({ id }) => [id, failure])),
      ...{ queries: 1, milliseconds: 0, problem: message },
    };
  }
}

const failureOf = (
  message: LocalisedText,
  { failure }: KeptReading,
  at: number,
) => ({ message, since: failure?.since ?? at });

/** Undefined where it was not asked for. */
function newReading(
  slo: Slo,
  {
    round,
    before,
    at,
  }: { round: SloReadings; before: KeptReading; at: number },
): { reading: NewReading; isNew: boolean } | undefined {
  const read = round.readings.get(slo.id);
  if (!read) return undefined;
  const kept: KeptReading = isSloFailure(read)
    ? {
        ...(before.reading && { reading: before.reading }),
        failure: failureOf(read.message, before, at),
      }
    : { reading: read };
  const status = judged(slo, kept, at);
  const { state, budgetLeft } = status;
  return {
    reading: {
      ...{ id: slo.id, ...kept },
      // What nobody knows now says nothing of how the day ends.
      ...(!kept.failure && {
        day: {
          ...{ date: new Date(at).toISOString().slice(0, 10), state },
          ...(budgetLeft !== undefined && { budgetLeft }),
        },
      }),
    },
    isNew: said(status) !== said(judged(slo, before, at)),
  };
}

/** @param at milliseconds since 1970 */
export function judged(
  slo: Slo,
  { reading, failure }: KeptReading,
  at: number,
): SloStatus {
  return judgeSlo(slo, {
    ...(reading && { reading }),
    ...(failure && {
      failure: {
        message: failure.message,
        since: new Date(failure.since).toISOString(),
      },
    }),
    now: at / 1_000,
  });
}

/** What of a status is worth a signal: not that time passed. */
function said(status: SloStatus): string {
  const { observedAt, newest, oldest, start, end, exhaustion, ...rest } =
    status;
  return JSON.stringify(rest);
}
