import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { getMetricData, PARTIAL } from './getMetricData';
import { KEPT } from './periods';
import type { Answer, Ask, Round } from './types';

/** Seconds; CloudWatch bills each metric of each request. */
const FRESH = 300;
/** Seconds in which points still change: late ones, and sums of a period begun. */
const LATE = 3 * 3_600;
/** Seconds after which nobody wants a metric any more. */
const UNUSED = 6 * 3_600;

interface Known {
  points: Map<number, number>;
  messages: string[];
  start: number;
  /** Up to where it was asked for, and when: seconds of the portal's clock. */
  end: number;
  at: number;
  usedAt: number;
}

export interface MetricsOptions {
  clientOf(region: string): CloudWatchClient;
  /** Epoch seconds. */
  now(): number;
}

/** Which metric, whatever is asked of it. */
export const keyOf = ({ region, metric, period }: Ask): string =>
  JSON.stringify([
    ...[region, metric.namespace, metric.metricName, metric.stat, period],
    Object.entries(metric.dimensions).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);

const keptFor = (period: number) =>
  KEPT.find(each => period <= each.period)?.seconds ??
  KEPT[KEPT.length - 1].seconds;

/**
 * Points of metrics, kept and shared: objectives that look at one metric ask for it
 * once, at most every five minutes, and then only for what may have changed.
 */
export class Metrics {
  readonly #options: MetricsOptions;
  readonly #known = new Map<string, Known>();

  constructor(options: MetricsOptions) {
    this.#options = options;
  }

  /**
   * Points by `keyOf` of what was asked.
   * @throws Error of the SDK; what is known stands
   */
  async read(
    asks: readonly Ask[],
    round: Round,
  ): Promise<ReadonlyMap<string, Answer>> {
    const now = this.#options.now();
    const wanted = merged(asks);
    const groups = new Map<string, { key: string; ask: Ask }[]>();
    for (const [key, ask] of wanted) {
      const missing = this.#missing(key, ask, now);
      if (!missing) continue;
      const { region, start, end } = missing;
      const group = `${region} ${start} ${end}`;
      const same = groups.get(group) ?? [];
      groups.set(group, [...same, { key, ask: missing }]);
    }
    for (const group of groups.values()) {
      const client = this.#options.clientOf(group[0].ask.region);
      const answers = await getMetricData(
        ...([client, group.map(({ ask }) => ask), round] as const),
      );
      group.forEach(({ key, ask }, index) =>
        this.#keep(key, ask, answers[index]),
      );
    }
    this.#forget(now);
    return new Map(
      [...wanted.keys()].map(key => {
        const known = this.#known.get(key)!;
        known.usedAt = now;
        return [key, { points: known.points, messages: known.messages }];
      }),
    );
  }

  #missing(key: string, ask: Ask, now: number): Ask | undefined {
    const known = this.#known.get(key);
    if (!known || known.start > ask.start) return ask;
    const isNew = now - known.at < FRESH || known.end >= ask.end;
    if (isNew) return undefined;
    const { period } = ask;
    const start = Math.floor((known.end - LATE) / period) * period;
    return { ...ask, start: Math.max(ask.start, start) };
  }

  #keep(key: string, ask: Ask, { points, messages }: Answer): void {
    const { start, end, period } = ask;
    const now = this.#options.now();
    const before = this.#known.get(key);
    const isMore = before !== undefined && before.start < start;
    const oldest = now - keptFor(period);
    const all = new Map<number, number>();
    for (const [at, value] of before?.points ?? []) {
      // What was asked for again is what it says now.
      if (at >= oldest && (at < start || at >= end)) all.set(at, value);
    }
    for (const [at, value] of points) all.set(at, value);
    // Of a part nobody knows which points are missing: ask for all of it again.
    const isPart = messages.includes(PARTIAL);
    this.#known.set(key, {
      ...{ points: all, messages: [...new Set(messages)] },
      start: isMore ? before.start : start,
      end: isPart && before ? before.end : end,
      ...{ at: now, usedAt: now },
    });
  }

  #forget(now: number): void {
    for (const [key, { usedAt }] of this.#known) {
      if (now - usedAt > UNUSED) this.#known.delete(key);
    }
  }
}

/** One question for each metric, which covers all that was asked of it. */
function merged(asks: readonly Ask[]): Map<string, Ask> {
  const found = new Map<string, Ask>();
  for (const ask of asks) {
    const key = keyOf(ask);
    const same = found.get(key);
    found.set(key, {
      ...ask,
      start: Math.min(ask.start, same?.start ?? ask.start),
      end: Math.max(ask.end, same?.end ?? ask.end),
    });
  }
  return found;
}
