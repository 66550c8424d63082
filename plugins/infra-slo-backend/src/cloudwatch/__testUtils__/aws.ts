import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** One metric of GetMetricData, as it was asked for. */
export interface Asked {
  Id: string;
  MetricStat: {
    Metric: {
      Namespace: string;
      MetricName: string;
      Dimensions: { Name: string; Value: string }[];
    };
    Period: number;
    Stat: string;
  };
}

export interface AskedMetrics {
  MetricDataQueries: Asked[];
  /** Epoch seconds. */
  StartTime: number;
  EndTime: number;
  NextToken?: string;
}

/** What the stand-in of AWS says; `status` other than 200 is an error of its. */
export interface Said {
  status?: number;
  body: unknown;
}

export const failed = (type: string, status = 400): Said => ({
  status,
  body: { __type: `com.amazonaws.cloudwatch#${type}`, message: `Said ${type}` },
});

/**
 * A stand-in for AWS that speaks the protocols of the SDK: JSON 1.0 for CloudWatch,
 * REST with JSON for Application Signals.
 */
export class Aws {
  readonly metrics: AskedMetrics[] = [];
  readonly reports: { SloIds: string[] }[] = [];
  /** Answers of GetMetricData; the newest request is the last of `metrics`. */
  onMetrics: (asked: AskedMetrics) => Said = () =>
    failed('InternalServiceFault');
  onReports: (asked: { SloIds: string[] }) => Said = () => ({ body: {} });
  readonly #server: http.Server;

  constructor() {
    this.#server = http.createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = JSON.parse(Buffer.concat(chunks).toString() || '{}');
      const target = request.headers['x-amz-target'];
      let said: Said;
      if (target === 'GraniteServiceVersion20100801.GetMetricData') {
        this.metrics.push(body);
        said = this.onMetrics(body);
      } else {
        this.reports.push(body);
        said = this.onReports(body);
      }
      response.writeHead(said.status ?? 200, {
        'content-type': 'application/x-amz-json-1.0',
      });
      response.end(JSON.stringify(said.body));
    });
  }

  async start(): Promise<string> {
    await new Promise<void>(done =>
      this.#server.listen(0, '127.0.0.1', () => done()),
    );
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(done => this.#server.close(done));
  }
}

/** Value of one minute by its start; undefined where AWS would have none. */
export type Minute = (at: number) => number | undefined;

const DAY = 86_400;
/** Seconds for which points below a period are kept. */
const KEPT = [
  [300, 15 * DAY],
  [3_600, 63 * DAY],
  [Infinity, 455 * DAY],
] as const;

interface Point {
  Id: string;
  at: number;
  value: number;
}

/** Points of one metric: a value of each period in which any minute had one. */
function pointsOf(
  { Id, MetricStat: { Period, Stat } }: Asked,
  valueOf: Minute,
  { first, end }: { first: number; end: number },
): Point[] {
  const found: Point[] = [];
  const start = Math.ceil(first / Period) * Period;
  for (let at = start; at < end; at += Period) {
    const values: number[] = [];
    for (let each = at; each < Math.min(at + Period, end); each += 60) {
      const value = valueOf(each);
      if (value !== undefined) values.push(value);
    }
    if (values.length === 0) continue;
    const value =
      Stat === 'Sum'
        ? values.reduce((sum, each) => sum + each, 0)
        : Math.max(...values);
    found.push({ Id, at, value });
  }
  return found;
}

/**
 * Answers as CloudWatch does from minutes: sums of periods (or the largest value of
 * another statistic), none of periods that are no longer kept, no zeros made up.
 * @param most points of a page
 */
export function keeping(
  minutes: Record<string, Minute>,
  now: number,
  most = 100_800,
): (asked: AskedMetrics) => Said {
  let all: Point[] = [];
  return ({ MetricDataQueries, StartTime, EndTime, NextToken }) => {
    if (NextToken === undefined) {
      all = MetricDataQueries.flatMap(asked => {
        const { Period, Metric } = asked.MetricStat;
        const valueOf = minutes[Metric.MetricName];
        const kept = KEPT.find(([period]) => Period < period)![1];
        const first = Math.max(StartTime, now - kept);
        return valueOf ? pointsOf(asked, valueOf, { first, end: EndTime }) : [];
      });
    }
    const from = Number(NextToken ?? 0);
    const page = all.slice(from, from + most);
    const isMore = from + most < all.length;
    const StatusCode = isMore ? 'PartialData' : 'Complete';
    return {
      body: {
        MetricDataResults: MetricDataQueries.map(({ Id }) => {
          const own = page.filter(each => each.Id === Id);
          return {
            ...{ Id, Label: Id, StatusCode },
            Timestamps: own.map(({ at }) => at),
            Values: own.map(({ value }) => value),
          };
        }),
        ...(isMore && { NextToken: String(from + most) }),
      },
    };
  };
}
