import { InputError } from '@backstage/errors';
import { type SloSeries, sloWindowAt } from '@infra-portal/infra-common';
import type { FoundObjective } from '../objectives';
import { type SloNumbers, type SloRange, SloSourceError } from '../sources';
import { sourceMissing } from '../sources/sourceMissing';

/** The longest time that is looked back over, seconds. */
const LONGEST = 400 * 86_400;
const SHORTEST = 300;

export interface SeriesReaderOptions {
  /** By the name of the configuration. */
  sources: ReadonlyMap<string, SloNumbers>;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Part of the past; absent: the objective's own window. Epoch seconds. */
export type AskedRange = Partial<SloRange>;

/** What happened to objectives in the past. */
export class SeriesReader {
  readonly #sources: ReadonlyMap<string, SloNumbers>;
  readonly #now: () => number;

  constructor(options: SeriesReaderOptions) {
    this.#sources = options.sources;
    this.#now = options.now ?? Date.now;
  }

  /** @throws InputError when it is none that can be looked at */
  rangeOf({ slo }: FoundObjective, asked: AskedRange): SloRange {
    const now = Math.floor(this.#now() / 1_000);
    const window = sloWindowAt(slo.window, now);
    const end = Math.min(asked.end ?? now, now);
    const start = asked.start ?? Math.min(window.start, end - SHORTEST);
    if (end - start < SHORTEST || end - start > LONGEST) {
      throw new InputError(
        `start and end are epoch seconds, start before end, between ${SHORTEST} seconds and ${
          LONGEST / 86_400
        } days apart, and not in the future.`,
      );
    }
    return { start, end };
  }

  /**
   * @throws SloSourceError when the source gives none
   * @throws InputError when the range cannot be looked at
   */
  async series(
    found: FoundObjective,
    asked: AskedRange,
    signal?: AbortSignal,
  ): Promise<SloSeries> {
    const range = this.rangeOf(found, asked);
    const numbers = this.#sources.get(found.source);
    if (!numbers) throw new SloSourceError(sourceMissing(found.source));
    return numbers.series(found.slo, range, { signal });
  }
}
