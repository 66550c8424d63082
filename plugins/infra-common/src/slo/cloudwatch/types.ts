/** A metric of CloudWatch, and which statistic of it. */
export interface SloCloudWatchMetric {
  namespace: string;
  metricName: string;
  dimensions: Record<string, string>;
  /** `Sum`, `p99` … */
  stat: string;
}

/** Where in AWS numbers are; without a region that of the configuration. */
interface Place {
  region?: string;
}

/** An indicator that CloudWatch has the numbers of. */
export type SloCloudWatch = Place &
  (
    | {
        /** Metrics of a part are added up. */
        kind: 'ratio';
        means: 'bad' | 'good';
        part: SloCloudWatchMetric[];
        total: SloCloudWatchMetric[];
      }
    | {
        kind: 'threshold';
        metric: SloCloudWatchMetric;
        op: 'lt' | 'lte' | 'gt' | 'gte';
        value: number;
      }
    | {
        /** An objective that Application Signals keeps: its name, or its ARN. */
        kind: 'application-signals';
        objective: string;
      }
  );
