import type { Slo } from '@infra-portal/infra-common';
import { noise, seedOf } from './noise';
import { type Episode, scenarioOf } from './scenarios';

const { abs, floor, min, round, sin, PI } = Math;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Hours ahead of UTC of the people who use the services: Seoul. */
const AHEAD = 9;
const BUSIEST = 2_500;
const LEAST = 300;

/** @param local milliseconds of the people's own clock; day 0 was a Thursday */
function isWeekend(local: number): boolean {
  const day = (floor(local / DAY) + 4) % 7;
  return day === 0 || day === 6;
}

/** When an episode begins; milliseconds. */
function beginOf({ daysAgo, hour }: Episode, anchor: number): number {
  const exact = anchor - daysAgo * DAY;
  if (hour === undefined) return exact;
  let day = floor((exact + AHEAD * HOUR) / DAY) * DAY;
  while (isWeekend(day)) day -= DAY;
  return day + (hour - AHEAD) * HOUR;
}

/** How busy a minute is, from 0 to 1: quiet nights, quieter weekends. */
function activity(time: number): number {
  const local = time + AHEAD * HOUR;
  const hour = (local % DAY) / HOUR;
  const awake = hour > 6 && hour < 23;
  const wave = awake ? sin((PI * (hour - 6)) / 17) : 0;
  return (0.1 + 0.9 * wave) * (isWeekend(local) ? 0.55 : 1);
}

type Threshold = Extract<Slo['indicator'], { form: 'threshold' }>;

/**
 * What a service does in each minute: the same for the same objective, minute and
 * start of the sandbox, so that nothing is stored.
 */
export class Workload {
  readonly #budget: number;
  readonly #scenario;
  readonly #episodes: { begin: number; end: number; burn: number }[];
  readonly #seed: number;
  readonly #peak: number;
  /** Whether time counts, not requests. */
  readonly #isSliced: boolean;

  /** @param anchor when the sandbox started; milliseconds */
  constructor(slo: Slo, readonly anchor: number) {
    this.#budget = slo.budget;
    this.#scenario = scenarioOf(slo.id);
    this.#episodes = this.#scenario.episodes.map(episode => {
      const begin = beginOf(episode, anchor);
      const end = begin + (episode.minutes ?? Infinity) * MINUTE;
      return { begin, end, burn: episode.burn };
    });
    this.#seed = seedOf(slo.id);
    this.#peak = LEAST + floor(noise(this.#seed, 1) * BUSIEST);
    this.#isSliced = slo.method.kind === 'timeslices';
  }

  /** When nothing is measured any more; undefined: it goes on. */
  get end(): number | undefined {
    const { stops } = this.#scenario;
    return stops === undefined ? undefined : this.anchor - stops * MINUTE;
  }

  /** Requests of the minute that ends then. */
  total(time: number): number {
    if (this.#scenario.isIdle) return 0;
    const minute = floor(time / MINUTE);
    const jitter = 0.9 + 0.2 * noise(this.#seed, minute);
    return round(this.#peak * activity(time) * jitter);
  }

  /** Those of them that failed. */
  bad(time: number): number {
    const total = this.total(time);
    const minute = floor(time / MINUTE);
    const exact = total * this.share(time);
    return min(total, floor(exact + noise(~this.#seed, minute)));
  }

  /** The part of all that fails; a ratio. */
  share(time: number): number {
    let burn = this.#isSliced ? 0 : this.#scenario.burn;
    for (const { begin, end, burn: more } of this.#episodes) {
      if (time >= begin && time < end) burn += more;
    }
    return min(1, burn * this.#budget);
  }

  /** A measured value of the minute, on the right side of a limit or not. */
  measured(time: number, { op, value }: Threshold): number {
    const minute = floor(time / MINUTE);
    const share = this.share(time);
    // Bad minutes are spread evenly, so that short windows see what long ones do.
    const isBad = floor((minute + 1) * share) > floor(minute * share);
    const depth = 0.3 + 0.3 * activity(time) + 0.1 * noise(this.#seed, minute);
    const size = value === 0 ? 1 : abs(value);
    const isUpper = op === 'lt' || op === 'lte';
    if (isBad) return isUpper ? value + size * depth : value - size * depth;
    return isUpper ? value - size * (0.85 - depth) : value + size * depth;
  }
}
