import { Samples } from '../engine/Samples';
import type { Series } from '../engine/types';
import { Labels, NAME } from '../promql/Labels';
import { noise } from '../series/noise';

/** When the samples begin; seconds. It is no multiple of anything. */
export const BEGIN = 1_790_000_040;
const MINUTES = 3 * 24 * 60;
/** The last sample; seconds. */
export const END = BEGIN + (MINUTES - 1) * 60;

interface Made {
  name: string;
  labels: Record<string, string>;
  /** Seconds after the whole minute. */
  offset?: number;
  /** Undefined: nothing was scraped. */
  valueAt: (minute: number) => number | undefined;
}

/** A counter of so many a minute, which starts anew at some minutes. */
function counter(perMinute: (minute: number) => number, resets: number[] = []) {
  let sum = 0;
  return (minute: number) => {
    sum = (resets.includes(minute) ? 0 : sum) + perMinute(minute);
    return sum;
  };
}

const traffic = (minute: number) =>
  Math.max(0, Math.round(300 * Math.sin((Math.PI * minute) / 720)));
const outage = (minute: number) => minute > 2_000 && minute < 2_050;

const made: Made[] = [
  {
    name: 'http_requests_total',
    labels: { job: 'api', code: '200', instance: 'a' },
    valueAt: counter(m => (outage(m) ? 0 : traffic(m)), [900, 3_001]),
  },
  {
    name: 'http_requests_total',
    labels: { job: 'api', code: '500', instance: 'a' },
    offset: 17,
    valueAt: counter(m => (outage(m) ? traffic(m) : Number(m % 97 === 0))),
  },
  {
    name: 'http_requests_total',
    labels: { job: 'api', code: '200', instance: 'b' },
    offset: 31.5,
    valueAt: counter(m => 10 + (m % 7)),
  },
  {
    // Born late, and not from zero.
    name: 'http_requests_total',
    labels: { job: 'late', code: '503', instance: 'c' },
    valueAt: m => (m < 2_500 ? undefined : 50 + m - 2_500),
  },
  {
    name: 'quiet_total',
    labels: { job: 'quiet' },
    valueAt: () => 5,
  },
  {
    // Stopped before the end, and had a hole.
    name: 'gone_total',
    labels: { job: 'gone' },
    valueAt: m => (m > 4_200 || (m > 3_000 && m < 3_033) ? undefined : m * 3),
  },
  {
    name: 'latency_seconds',
    labels: { job: 'api', tag_Environment: 'prod' },
    offset: 5,
    valueAt: m => 0.2 + 0.3 * noise(3, m),
  },
  {
    name: 'odd_gauge',
    labels: { kind: 'nan' },
    valueAt: m => (m % 50 === 7 ? NaN : m % 13),
  },
  {
    name: 'odd_gauge',
    labels: { kind: 'inf' },
    valueAt: m => (m % 1_000 === 7 ? Infinity : -m),
  },
  {
    name: 'odd_gauge',
    labels: { kind: 'small' },
    valueAt: m => (m + 1) * 1.5e-9,
  },
  {
    name: 'target_info',
    labels: { job: 'api', instance: 'a', team: 'core', note: 'a "b" \\ c\nd' },
    valueAt: () => 1,
  },
  {
    name: 'target_info',
    labels: { job: 'api', instance: 'b', team: 'edge' },
    valueAt: () => 1,
  },
];

export function fixture(): Series[] {
  return made.map(({ name, labels, offset = 0, valueAt }) => {
    const samples = new Samples(new Float64Array(0), new Float64Array(0));
    for (let minute = 0; minute < MINUTES; minute++) {
      const value = valueAt(minute);
      if (value === undefined) continue;
      samples.push((BEGIN + minute * 60 + offset) * 1_000, value);
    }
    return { labels: Labels.of({ ...labels, [NAME]: name }), samples };
  });
}

const quoted = (text: string) =>
  `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`;

/** The same as OpenMetrics, for `promtool tsdb create-blocks-from openmetrics`. */
export function openMetrics(all: readonly Series[]): string {
  const lines: string[] = [];
  for (const { labels, samples } of all) {
    const written = labels.unnamed.entries
      .map(([name, value]) => `${name}=${quoted(value)}`)
      .join(',');
    for (let i = 0; i < samples.length; i++) {
      lines.push(
        `${labels.get(NAME)}{${written}} ${String(samples.values[i]).replace(
          'Infinity',
          'Inf',
        )} ${samples.times[i] / 1_000}`,
      );
    }
  }
  return `${lines.join('\n')}\n# EOF\n`;
}
