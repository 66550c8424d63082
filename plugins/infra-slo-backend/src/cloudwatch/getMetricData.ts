import {
  type CloudWatchClient,
  GetMetricDataCommand,
  type MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';
import type { Answer, Ask, Round } from './types';

/** Of one request, as the API has it. */
const MOST_QUERIES = 500;
/** Pages of one request; more is a loop of the server. */
const MOST_PAGES = 200;

/** Said of a metric whose points are not all there. */
export const PARTIAL = 'PartialData';

const textsOf = (messages: { Code?: string; Value?: string }[] = []) =>
  messages.flatMap(({ Code, Value }) => Value ?? Code ?? []);

const named = (name: string) =>
  Object.assign(new Error('CloudWatch could not read a metric'), { name });

const queryOf = ({ metric, period }: Ask, index: number): MetricDataQuery => ({
  Id: `m${index}`,
  MetricStat: {
    Metric: {
      Namespace: metric.namespace,
      MetricName: metric.metricName,
      Dimensions: Object.entries(metric.dimensions).map(([Name, Value]) => ({
        ...{ Name, Value },
      })),
    },
    Period: period,
    Stat: metric.stat,
  },
  ReturnData: true,
});

/**
 * Points of metrics of one region and one range: up to 500 metrics in a request,
 * page by page. What it says of a metric is kept beside its points.
 * @throws Error of the SDK, and of a metric that CloudWatch could not read
 */
export async function getMetricData(
  client: CloudWatchClient,
  asks: readonly Ask[],
  round: Round,
): Promise<Answer[]> {
  const found: Answer[] = [];
  for (let first = 0; first < asks.length; first += MOST_QUERIES) {
    const some = asks.slice(first, first + MOST_QUERIES);
    found.push(...(await getPages(client, some, round)));
  }
  return found;
}

async function getPages(
  client: CloudWatchClient,
  asks: readonly Ask[],
  round: Round,
): Promise<Answer[]> {
  const answers = asks.map(() => ({
    ...{ points: new Map<number, number>(), messages: [] as string[] },
    isPart: false,
  }));
  const [{ start, end }] = asks;
  let token: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    round.queries++;
    const answer = await client.send(
      new GetMetricDataCommand({
        MetricDataQueries: asks.map(queryOf),
        StartTime: new Date(start * 1_000),
        EndTime: new Date(end * 1_000),
        ScanBy: 'TimestampAscending',
        ...(token !== undefined && { NextToken: token }),
      }),
      { abortSignal: round.signal },
    );
    for (const result of answer.MetricDataResults ?? []) {
      const own = answers[Number(result.Id?.slice(1))];
      if (!own) continue;
      if (result.StatusCode === 'Forbidden') throw named('AccessDenied');
      if (result.StatusCode === 'InternalError') throw named('InternalError');
      own.isPart = result.StatusCode === 'PartialData';
      own.messages.push(...textsOf(result.Messages));
      result.Timestamps?.forEach((at, index) => {
        const value = result.Values?.[index];
        if (value === undefined || !Number.isFinite(value)) return;
        own.points.set(at.getTime() / 1_000, value);
      });
    }
    answers.forEach(each => each.messages.push(...textsOf(answer.Messages)));
    token = answer.NextToken;
    if (!token) break;
  }
  return answers.map(({ points, messages, isPart }) => ({
    points,
    messages: [...messages, ...(isPart || token ? [PARTIAL] : [])],
  }));
}
