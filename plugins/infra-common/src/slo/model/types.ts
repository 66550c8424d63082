import type { SloCloudWatch } from '../cloudwatch/types';
import type { SloUnit } from '../duration';

/** Over which time an objective is kept. */
export type SloWindow =
  | { kind: 'rolling'; seconds: number }
  | {
      kind: 'calendar';
      count: number;
      unit: Exclude<SloUnit, 'm' | 'h'>;
      /** `2026-01-01 00:00:00`, in the zone. */
      anchor: string;
      /** IANA, such as `Asia/Seoul`. */
      zone: string;
    };

/** What is counted. Slices are seconds. */
export type SloMethod =
  | { kind: 'occurrences' }
  | { kind: 'timeslices'; slice: number; sliceTarget: number }
  | { kind: 'ratio-timeslices'; slice: number };

/**
 * A query of Prometheus; `{{.window}}` in it stands for the time it looks back. Or
 * metrics of CloudWatch, of which there are no rules.
 */
export type SloIndicator =
  | { form: 'cloudwatch'; of: SloCloudWatch }
  | { form: 'bad-total'; bad: string; total: string }
  | { form: 'good-total'; good: string; total: string }
  | { form: 'raw'; raw: string; means: 'failure' | 'success' }
  | {
      form: 'threshold';
      query: string;
      op: 'lt' | 'lte' | 'gt' | 'gte';
      value: number;
    };

/** An objective, as everything that computes or compiles takes it. */
export interface Slo {
  /** Unique; what series and alerts are found by. */
  id: string;
  service: string;
  /** Without the service in front, where the file's name begins with it. */
  name: string;
  displayName?: string;
  description?: string;
  /** `component:default/checkout` */
  entityRef?: string;
  environment?: string;
  /** Path in the repository, or an address. */
  runbook?: string;
  /** Greater than 0 and less than 1. */
  target: number;
  /** `1 - target`, without the error of binary fractions. */
  budget: number;
  window: SloWindow;
  method: SloMethod;
  indicator: SloIndicator;
  /** Name of the data source. */
  source: string;
  alerting: { page: boolean; ticket: boolean; noData: boolean };
  /** Of the file, with texts only. */
  labels: Record<string, string>;
}

/** Something about a file; `path` is where in its document. */
export interface SloProblem {
  severity: 'error' | 'warning';
  message: string;
  path: (string | number)[];
}
