import {
  groupedBy,
  isSloAskable,
  readSloComputed,
  type Slo,
  SLO_REF,
  sloComputedQuery,
  sloLookedBack,
  type SloReading,
  SloRows,
} from '@infra-portal/infra-common';
import { PrometheusError, refusedQuery } from './PrometheusError';
import type { Round } from './Round';

/** Characters of one question. */
const LONGEST = 200_000;
/** Questions of one round; what is left is asked the next time. */
const MOST_QUERIES = 12;
/** Objectives that one question asks about, when all goes well. */
const MOST = 60;

export type ComputedAnswer = SloReading | PrometheusError;

export interface ComputedAsk {
  /** Epoch seconds. */
  at: number;
  /** Seconds. */
  staleAfter: number;
}

/**
 * Works numbers out from the indicators' own series, many objectives to a question.
 * One that Prometheus refuses is found by halving, so that it does not hide others.
 */
export class ComputedNumbers {
  /** Objectives that a question may ask about; fewer after it was too slow. */
  #most = MOST;
  /** Where the next round goes on. */
  #next = 0;

  /**
   * Objectives that are absent were not asked about: there were too many.
   * @throws PrometheusError when Prometheus as a whole does not answer
   */
  async read(
    slos: readonly Slo[],
    round: Round,
    ask: ComputedAsk,
  ): Promise<Map<string, ComputedAnswer>> {
    const found = new Map<string, ComputedAnswer>();
    const askable = slos.filter(slo => {
      const isFit = isSloAskable(slo);
      if (!isFit) found.set(slo.id, refusedQuery('its brackets do not fit'));
      return isFit;
    });
    const from = this.#next < askable.length ? this.#next : 0;
    const turned = [...askable.slice(from), ...askable.slice(0, from)];
    const chunks = this.#chunks(turned, ask.at);
    const before = round.queries;
    let done = 0;
    while (chunks.length > 0 && round.queries - before < MOST_QUERIES) {
      const chunk = chunks.shift()!;
      const halves = await this.#chunk(chunk, { round, ask, found });
      if (halves) chunks.unshift(...halves);
      else done += chunk.length;
    }
    this.#next = done < askable.length ? (from + done) % askable.length : 0;
    return found;
  }

  /** As many as fit into one question, and as many questions as a round has. */
  #chunks(slos: readonly Slo[], at: number): Slo[][] {
    const chunks: Slo[][] = [];
    let size = Infinity;
    for (const slo of slos) {
      const { length } = sloComputedQuery([['0', slo]], at);
      const last = chunks[chunks.length - 1];
      if (!last || size + length > LONGEST || last.length >= this.#most) {
        if (chunks.length === MOST_QUERIES) return chunks;
        chunks.push([slo]);
        size = length;
      } else {
        last.push(slo);
        size += length;
      }
    }
    return chunks;
  }

  /** @returns halves, when one of them has to be asked about alone */
  async #chunk(
    chunk: Slo[],
    {
      round,
      ask,
      found,
    }: { round: Round; ask: ComputedAsk; found: Map<string, ComputedAnswer> },
  ): Promise<Slo[][] | undefined> {
    try {
      const refs = chunk.map((slo, index) => [`${index}`, slo] as const);
      const query = sloComputedQuery(refs, ask.at);
      const { rows, warnings } = await round.ask(query, ask.at);
      const byRef = groupedBy(rows, ({ labels }) => labels[SLO_REF] ?? '');
      for (const [ref, slo] of refs) {
        const own = new SloRows(byRef.get(ref) ?? []);
        const seconds = sloLookedBack(slo, ask.at);
        const reading = readSloComputed(slo, own, { ...ask, seconds });
        reading.warnings.push(...warnings);
        found.set(slo.id, reading);
      }
      this.#most = Math.min(MOST, this.#most + 1);
      return undefined;
    } catch (error) {
      if (!(error instanceof PrometheusError)) throw error;
      if (error.kind === 'lasting' || error.kind === 'passing') throw error;
      const isLate = error.kind === 'timeout';
      if (isLate) this.#most = Math.max(1, Math.floor(chunk.length / 2));
      if (chunk.length > 1 && !isLate) {
        const middle = Math.ceil(chunk.length / 2);
        return [chunk.slice(0, middle), chunk.slice(middle)];
      }
      for (const { id } of chunk) found.set(id, error);
      return undefined;
    }
  }
}
