const MINUTE = 60;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** Noon of Sunday, 15 November 2026; epoch seconds. */
export const END = Date.UTC(2026, 10, 15, 12) / 1_000;
/** Days that there are samples of; objectives look back over four of them. */
const DAYS = 5;
export const PERIOD = 4 * DAY;
const COUNT = (DAYS * DAY) / MINUTE;
const START = END - DAYS * DAY;

/** What happened in each minute; the number is that of the minute that ends then. */
export type Minutes = number[];

const timeOf = (minute: number) => START + minute * MINUTE;
const minuteOf = (at: number) => Math.round((at - START) / MINUTE);

/** From what happens in the minute that ends at a time. */
export const minutes = (of: (at: number) => number): Minutes =>
  Array.from({ length: COUNT + 1 }, (_, minute) =>
    minute === 0 ? 0 : Math.round(of(timeOf(minute))),
  );

/** Busy by day, silent from one to four at night. */
export function traffic(at: number): number {
  const hour = (at / HOUR) % 24;
  if (hour > 1 && hour <= 4) return 0;
  return 400 + 380 * Math.sin(((hour - 9) / 24) * 2 * Math.PI);
}

/** Whether a time is within some minutes after another, both before the end. */
export const within = (at: number, before: number, lasting: number) =>
  at > END - before && at <= END - before + lasting;

export const sum = (list: Minutes, from: number, to = END): number => {
  let all = 0;
  for (let at = minuteOf(from) + 1; at <= minuteOf(to); at += 1)
    all += list[at];
  return all;
};

/** Bad part of all in a window that ends with the data. */
export const ratio = (bad: Minutes, total: Minutes, seconds: number) =>
  sum(bad, END - seconds) / sum(total, END - seconds);

const written = (labels: Record<string, string>) =>
  Object.entries(labels)
    .map(
      ([name, value]) =>
        `${name}="${value
          .replace(/\\/g, '\\\\')
          .replace(/"/g, '\\"')
          .replace(/\n/g, '\\n')}"`,
    )
    .join(',');

export interface SeriesOptions {
  /** Epoch seconds between which there are samples. */
  from?: number;
  to?: number;
  /** Minute at which the counter begins anew. */
  resetAt?: number;
  /** Times between which nothing was scraped. */
  gap?: readonly [from: number, to: number];
}

/** Series as a Prometheus would have scraped or recorded them each minute. */
export class Fixture {
  readonly #lines: string[] = [];

  /** A sample each minute. */
  gauge(
    name: string,
    labels: Record<string, string>,
    value: (at: number) => number | undefined,
    { from = START, to = END, gap = [END, END] }: SeriesOptions = {},
  ): void {
    const key = `${name}{${written(labels)}}`;
    for (let minute = 0; minute <= COUNT; minute += 1) {
      const at = timeOf(minute);
      if (at < from || at > to) continue;
      const found = value(at);
      const isSeen = at <= gap[0] || at > gap[1];
      if (isSeen && found !== undefined)
        this.#lines.push(`${key} ${found} ${at}`);
    }
  }

  /** Grows by what happened in each minute. */
  counter(
    name: string,
    labels: Record<string, string>,
    happened: Minutes,
    options: SeriesOptions = {},
  ): void {
    const { from = START, resetAt } = options;
    let value = 0;
    this.gauge(
      name,
      labels,
      at => {
        if (at === resetAt) value = 0;
        if (at > from) value += happened[minuteOf(at)];
        return value;
      },
      options,
    );
  }

  /** Sums of five minutes as rules record them, per second. */
  recorded(
    labels: Record<string, string>,
    { bad, total }: { bad: Minutes; total: Minutes },
    options: SeriesOptions = {},
  ): void {
    const rate = (list: Minutes) => (at: number) =>
      at - 5 * MINUTE < START
        ? undefined
        : sum(list, at - 5 * MINUTE, at) / (5 * MINUTE);
    this.gauge('slo:sli_total:rate5m', labels, rate(total), options);
    this.gauge('slo:sli_bad:rate5m', labels, rate(bad), options);
  }

  /** Ratios of the last hour, as rules record them. */
  ratios(
    labels: Record<string, string>,
    ratios: Record<string, number>,
    { to = END }: SeriesOptions = {},
  ): void {
    for (const [window, value] of Object.entries(ratios)) {
      this.gauge(
        `slo:sli_error:ratio_rate${window}`,
        { ...labels, sloth_window: window },
        () => value,
        { from: END - HOUR, to },
      );
    }
  }

  get text(): string {
    return `${this.#lines.join('\n')}\n# EOF\n`;
  }
}
