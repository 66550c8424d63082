import { Samples } from '../engine/Samples';
import type { Labels } from '../promql/Labels';
import { noise, seedOf } from './noise';

const { floor } = Math;
export const MINUTE = 60_000;
/** A counter starts anew now and then: its process was replaced. */
const REPLACED = 9 * 24 * 60;

export interface SyntheticOptions {
  /** Milliseconds. */
  begin: number;
  /** Milliseconds; absent: it goes on. */
  end?: number;
  /** What is counted grows until its process is replaced. */
  isCounter: boolean;
  /** Of the minute that ends at a time. */
  valueAt: (time: number) => number;
}

/** A series that is made as far as somebody asks for it: a sample each minute. */
export class SyntheticSeries {
  readonly #options: SyntheticOptions;
  readonly #samples = new Samples(new Float64Array(0), new Float64Array(0));
  /** When the first sample was scraped; milliseconds. */
  readonly #first: number;
  readonly #seed: number;
  #end: number;

  constructor(readonly labels: Labels, options: SyntheticOptions) {
    this.#options = options;
    this.#seed = seedOf(labels.key);
    // Scrapes of targets are spread over the minute.
    const offset = (1 + Math.floor(noise(this.#seed, 0) * 58)) * 1_000;
    this.#first =
      Math.ceil((options.begin - offset) / MINUTE) * MINUTE + offset;
    this.#end = options.end ?? Infinity;
  }

  /** Nothing comes after a time. */
  stop(time: number) {
    this.#end = Math.min(this.#end, time);
  }

  /** Samples that are not after a time. */
  until(time: number): Samples {
    const { isCounter, valueAt } = this.#options;
    const samples = this.#samples;
    const last = Math.min(time, this.#end);
    for (;;) {
      const next = this.#first + samples.length * MINUTE;
      if (next > last) break;
      const value = valueAt(next);
      const before = samples.length - 1;
      samples.push(
        next,
        isCounter && before >= 0 && !this.#isReplaced(next)
          ? samples.values[before] + value
          : value,
      );
    }
    return samples.until(last);
  }

  #isReplaced(time: number) {
    const minute = floor(time / MINUTE);
    return (minute + this.#seed) % REPLACED === 0;
  }
}
