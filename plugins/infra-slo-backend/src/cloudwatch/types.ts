import type { SloCloudWatchMetric } from '@infra-portal/infra-common';

/** Values by the start of their period; epoch seconds. */
export type Points = ReadonlyMap<number, number>;

/** Points of a metric that are wanted. Times are epoch seconds. */
export interface Ask {
  region: string;
  metric: SloCloudWatchMetric;
  /** Seconds of a point. */
  period: number;
  start: number;
  end: number;
}

/** What came back, and what CloudWatch said beside it. */
export interface Answer {
  points: Points;
  messages: string[];
}

/** Counts the requests of a round; those tried again are of the client. */
export interface Round {
  queries: number;
  signal?: AbortSignal;
}
