import {
  type LocalisedText,
  type Slo,
  SLO_NOTES,
  type SloReading,
  type SloRecordedRead,
  type SloSeries,
} from '@infra-portal/infra-common';
import {
  type SloFailure,
  type SloNumbers,
  type SloRange,
  type SloReadings,
  type SloReadOptions,
  SloSourceError,
} from '../sources';
import { type ComputedAnswer, ComputedNumbers } from './ComputedNumbers';
import type { PrometheusClient } from './PrometheusClient';
import { PrometheusError } from './PrometheusError';
import { RecordedNumbers } from './RecordedNumbers';
import { Round } from './Round';
import { Tiles } from './Tiles';

export interface PrometheusSourceOptions {
  /** Seconds between evaluations of rules; 30 unless it is given. */
  interval?: number;
  /** Epoch seconds that everything is asked at; the clock of Prometheus unless given. */
  pinned?: number;
}

const LEAST_STALE = 300;

const failureOf = (message: LocalisedText): SloFailure => ({
  ...{ message, at: new Date().toISOString() },
});

/**
 * Numbers of one Prometheus: what rules recorded where that covers the window, and
 * what the indicator itself says otherwise. One question for all that is recorded,
 * and one for the others, unless those are many.
 */
export class PrometheusSource implements SloNumbers {
  readonly #client: PrometheusClient;
  readonly #staleAfter: number;
  readonly #recorded: RecordedNumbers;
  readonly #computed = new ComputedNumbers();
  readonly #tiles: Tiles;
  /** Ids of those whose rules were good the last time, or were not. */
  readonly #isRecorded = new Map<string, boolean>();

  constructor(client: PrometheusClient, options: PrometheusSourceOptions = {}) {
    const { interval = 30, pinned } = options;
    this.#client = client;
    this.#staleAfter = Math.max(LEAST_STALE, 3 * interval);
    this.#recorded = new RecordedNumbers({
      ...{ staleAfter: this.#staleAfter },
      ...(pinned !== undefined && { pinned }),
    });
    this.#tiles = new Tiles(client);
  }

  async read(
    slos: readonly Slo[],
    { signal, isComputed }: SloReadOptions = {},
  ): Promise<SloReadings> {
    const round = new Round(this.#client, signal);
    const readings: SloReadings['readings'] = new Map();
    const told = () => {
      const { queries, milliseconds } = round;
      return { readings, queries, milliseconds };
    };
    try {
      const { reads, at, warnings } = isComputed
        ? { reads: new Map(), at: this.#recorded.now(), warnings: [] }
        : await this.#recorded.read(slos, round);
      const left = slos.filter(({ id }) => {
        const read = reads.get(id);
        const isGood = read !== undefined && read.why === undefined;
        if (!isComputed) this.#isRecorded.set(id, isGood);
        if (isGood) readings.set(id, withWarnings(read.reading, warnings));
        return !isGood;
      });
      const ask = { at, staleAfter: this.#staleAfter };
      const computed = await this.#computedOf(left, round, ask);
      for (const { id } of left) {
        const merged = merge(computed.get(id), reads.get(id));
        if (merged) readings.set(id, merged);
      }
      return told();
    } catch (error) {
      if (!(error instanceof PrometheusError)) throw error;
      for (const { id } of slos) {
        if (!readings.has(id)) readings.set(id, failureOf(error.text));
      }
      return { ...told(), problem: error.text };
    }
  }

  async #computedOf(
    slos: readonly Slo[],
    round: Round,
    ask: { at: number; staleAfter: number },
  ): Promise<Map<string, ComputedAnswer>> {
    return slos.length === 0
      ? new Map()
      : this.#computed.read(slos, round, ask);
  }

  async series(
    slo: Slo,
    range: SloRange,
    { signal, isComputed }: SloReadOptions = {},
  ): Promise<SloSeries> {
    try {
      return await this.#tiles.read(slo, {
        ...{ range, signal, now: this.#recorded.now() },
        // Not asked yet: what is recorded is tried, and told if there is enough.
        isRecorded: isComputed ? false : this.#isRecorded.get(slo.id),
      });
    } catch (error) {
      if (!(error instanceof PrometheusError)) throw error;
      throw new SloSourceError(error.text);
    }
  }
}

function withWarnings(reading: SloReading, warnings: string[]): SloReading {
  return { ...reading, warnings: [...reading.warnings, ...warnings] };
}

/** The better of what was worked out and what was recorded; alerts are recorded. */
function merge(
  computed: ComputedAnswer | undefined,
  recorded: SloRecordedRead | undefined,
): SloReading | SloFailure | undefined {
  const isWeighted = recorded?.why === 'weighted';
  if (computed === undefined || computed instanceof PrometheusError) {
    if (isWeighted) return recorded.reading;
    return computed && failureOf(computed.text);
  }
  return {
    ...computed,
    alerts: recorded?.reading.alerts ?? [],
    warnings: [
      ...computed.warnings,
      ...(recorded?.why === 'poisoned' ? [SLO_NOTES.poisoned] : []),
    ],
  };
}
