import {
  type Slo,
  sloComputedTiles,
  sloRecordedTiles,
  SloRows,
  type SloSeries,
  sloTileStep,
  type SloTilesAsk,
  verbatim,
} from '@infra-portal/infra-common';
import type { SloRange } from '../sources';
import type { RangeRow } from './answers';
import type { PrometheusClient } from './PrometheusClient';
import { PrometheusError } from './PrometheusError';

export interface TilesOptions {
  range: SloRange;
  /** Epoch seconds. */
  now: number;
  signal?: AbortSignal;
  /** Whether rules are good; undefined: nobody knows yet. */
  isRecorded?: boolean;
}

/** Rows of one tile; by its end. */
type KnownTiles = Map<number, { labels: RangeRow['labels']; value: number }[]>;

/** Series whose tiles are kept; each has about a thousand. */
const MOST_KEPT = 60;
/** Seconds in which late samples may still change a tile. */
const LATE = 900;
/** Part of the tiles that rules must have recorded. */
const WHOLE = 0.95;

/**
 * What happened, in equal tiles. Old ones do not change, and are not asked for
 * again.
 */
export class Tiles {
  readonly #client: PrometheusClient;
  readonly #known = new Map<string, KnownTiles>();

  constructor(client: PrometheusClient) {
    this.#client = client;
  }

  /** @throws PrometheusError */
  async read(slo: Slo, options: TilesOptions): Promise<SloSeries> {
    const { range, now, isRecorded } = options;
    const step = sloTileStep(slo, range.end - range.start);
    const start = Math.floor(range.start / step) * step;
    const end = Math.floor(Math.min(range.end, now) / step) * step;
    const asked = { ...options, step, start, end };
    if (isRecorded === false) return this.#computed(slo, asked);
    const recorded = await this.#recorded(slo, asked);
    const found = recorded?.total.filter(total => total !== null).length ?? 0;
    const count = recorded?.total.length ?? 0;
    if (recorded && (isRecorded || found >= WHOLE * count)) return recorded;
    try {
      return await this.#computed(slo, asked);
    } catch (error) {
      if (recorded && found > 0 && error instanceof PrometheusError) {
        return {
          ...recorded,
          warnings: [...recorded.warnings, error.text],
        };
      }
      throw error;
    }
  }

  async #recorded(slo: Slo, asked: Asked): Promise<SloSeries | undefined> {
    try {
      const ask = sloRecordedTiles(slo, asked.step);
      return await this.#series(ask, { ...asked, source: 'recorded' });
    } catch (error) {
      const isRefused =
        error instanceof PrometheusError && error.kind === 'query';
      if (isRefused) return undefined;
      throw error;
    }
  }

  #computed(slo: Slo, asked: Asked): Promise<SloSeries> {
    const ask = sloComputedTiles(slo, asked.step);
    return this.#series(ask, { ...asked, source: 'computed' });
  }

  async #series(
    { query, times, areCounts }: SloTilesAsk,
    {
      step,
      start,
      end,
      now,
      signal,
      source,
    }: Asked & Pick<SloSeries, 'source'>,
  ): Promise<SloSeries> {
    const key = `${step} ${query}`;
    const known = this.#knownOf(key);
    const warnings: string[] = [];
    let first = start + step;
    while (first <= end && known.has(first)) first += step;
    if (first <= end) {
      const found = await this.#client.range(
        { query, start: first, end, step },
        { signal },
      );
      warnings.push(...found.warnings);
      this.#keep(known, found.rows, { first, end, step });
    }
    const { bad, total } = folded(known, { start, end, step, times });
    for (const at of known.keys()) {
      if (at > now - Math.max(step, LATE)) known.delete(at);
    }
    return {
      ...{ step, start, end, bad, total, areCounts, source },
      observedAt: new Date(now * 1_000).toISOString(),
      warnings: warnings.map(verbatim),
    };
  }

  #knownOf(key: string): KnownTiles {
    const known = this.#known.get(key) ?? new Map();
    this.#known.delete(key);
    this.#known.set(key, known);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_KEPT) this.#known.delete(oldest);
    return known;
  }

  #keep(
    known: KnownTiles,
    rows: readonly RangeRow[],
    { first, end, step }: { first: number; end: number; step: number },
  ): void {
    for (let at = first; at <= end; at += step) known.set(at, []);
    for (const { labels, points } of rows) {
      for (const [at, value] of points) known.get(at)?.push({ labels, value });
    }
  }
}

type Asked = TilesOptions & { step: number; start: number; end: number };

/** Bad and all by tile; of several groups those of the one with most bad ones. */
function folded(
  known: KnownTiles,
  {
    start,
    end,
    step,
    times,
  }: { start: number; end: number; step: number; times: number },
): Pick<SloSeries, 'bad' | 'total'> {
  const tiles: SloRows[] = [];
  const sums = new Map<string, number>();
  for (let at = start + step; at <= end; at += step) {
    const rows = new SloRows(known.get(at) ?? []);
    for (const [group, bad] of rows.groups('bad')) {
      sums.set(group, (sums.get(group) ?? 0) + bad);
    }
    tiles.push(rows);
  }
  const worst = [...sums].sort(([, a], [, b]) => b - a)[0]?.[0];
  const of = (part: string) =>
    tiles.map(rows => {
      const value = rows.of(part, worst);
      return value === undefined ? null : value * times;
    });
  return { bad: of('bad'), total: of('total') };
}
