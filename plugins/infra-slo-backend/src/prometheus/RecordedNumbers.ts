import {
  readSloRecorded,
  type Slo,
  sloLookedBack,
  sloRecordedQuery,
  type SloRecordedRead,
  SloRows,
  type SloSample,
} from '@infra-portal/infra-common';
import { PrometheusError } from './PrometheusError';
import type { Round } from './Round';

/** Milliseconds for which it is known how much of a window was recorded. */
const KNOWN_FOR = 10 * 60_000;
const OF_WINDOW = /^(cover|oldest|total|bad|slices):(\d+)$/;

interface KnownWindow {
  /** Milliseconds since 1970. */
  askedAt: number;
  seconds: number;
  samples: SloSample[];
}

export interface RecordedAnswer {
  reads: Map<string, SloRecordedRead>;
  /** Epoch seconds, by the clock of Prometheus. */
  at: number;
  warnings: string[];
}

export interface RecordedOptions {
  /** Epoch seconds, where the time of questions is not that of Prometheus. */
  pinned?: number;
  /** Seconds. */
  staleAfter: number;
}

/**
 * Asks for all that rules recorded at once. How much of a window was recorded costs
 * most and changes slowly: it is asked for each ten minutes only, and each time of
 * calendar windows, whose numbers come from it.
 */
export class RecordedNumbers {
  readonly #windows = new Map<string, KnownWindow>();
  readonly #options: RecordedOptions;
  /** Seconds that the clock of Prometheus is ahead. */
  #ahead = 0;

  constructor(options: RecordedOptions) {
    this.#options = options;
  }

  /** Epoch seconds, as well as the clock of Prometheus is known. */
  now(): number {
    return this.#options.pinned ?? Math.floor(Date.now() / 1_000 + this.#ahead);
  }

  /** @throws PrometheusError unless it is the question alone that is refused */
  async read(slos: readonly Slo[], round: Round): Promise<RecordedAnswer> {
    this.#forgetOthers(slos);
    const { samples, warnings } = await this.#ask(slos, round);
    const at = this.#clock(samples);
    const bySlo = new Map<string, SloSample[]>();
    for (const sample of samples) {
      const id = sample.labels.sloth_id ?? '';
      const list = bySlo.get(id);
      if (list) list.push(sample);
      else bySlo.set(id, [sample]);
    }
    const reads = new Map<string, SloRecordedRead>();
    for (const slo of slos) {
      const own = bySlo.get(slo.id);
      if (!own) continue;
      const { seconds, rows } = this.#rowsOf(slo, own, at);
      const { staleAfter } = this.#options;
      reads.set(
        slo.id,
        readSloRecorded(slo, rows, { at, seconds, staleAfter }),
      );
    }
    return { reads, at, warnings };
  }

  #forgetOthers(slos: readonly Slo[]): void {
    const ids = new Set(slos.map(({ id }) => id));
    for (const id of this.#windows.keys()) {
      if (!ids.has(id)) this.#windows.delete(id);
    }
  }

  async #ask(slos: readonly Slo[], round: Round) {
    const at = this.now();
    const due = slos.filter(({ id, window }) => {
      const known = this.#windows.get(id);
      return (
        window.kind === 'calendar' ||
        !known ||
        Date.now() - known.askedAt > KNOWN_FOR
      );
    });
    const of = async (withWindow: readonly Slo[]) => {
      const query = sloRecordedQuery({ slos, withWindow, at });
      const { rows, warnings } = await round.ask(query, this.#options.pinned);
      return { samples: rows, warnings };
    };
    try {
      return await of(due);
    } catch (error) {
      if (!(error instanceof PrometheusError)) throw error;
      if (error.kind !== 'query') throw error;
      // Recorded rows that cannot be asked for are none: indicators can be.
      return { samples: [], warnings: [error.message] };
    }
  }

  #clock(samples: readonly SloSample[]): number {
    const clock = samples.find(({ labels }) => labels.slo_part === 'clock');
    if (clock && this.#options.pinned === undefined) {
      this.#ahead = clock.value - Date.now() / 1_000;
      return clock.value;
    }
    return this.now();
  }

  /** What is there now, with what is known of the window. */
  #rowsOf(slo: Slo, samples: readonly SloSample[], at: number) {
    const asked = new Map<number, SloSample[]>();
    const now: SloSample[] = [];
    for (const sample of samples) {
      const found = OF_WINDOW.exec(sample.labels.slo_part ?? '');
      if (!found) {
        now.push(sample);
        continue;
      }
      const seconds = Number(found[2]);
      const labels = { ...sample.labels, slo_part: found[1] };
      const list = asked.get(seconds) ?? [];
      asked.set(seconds, [...list, { ...sample, labels }]);
    }
    const wanted = sloLookedBack(slo, at);
    // The clock may have gone on by a second or two since the question was written.
    const [seconds, found] =
      [...asked].sort(
        ([a], [b]) => Math.abs(a - wanted) - Math.abs(b - wanted),
      )[0] ?? [];
    if (seconds !== undefined && found) {
      this.#windows.set(slo.id, {
        ...{ askedAt: Date.now(), seconds, samples: found },
      });
    }
    const known = this.#windows.get(slo.id);
    return {
      seconds: known?.seconds ?? wanted,
      rows: new SloRows([...now, ...(known?.samples ?? [])]),
    };
  }
}
