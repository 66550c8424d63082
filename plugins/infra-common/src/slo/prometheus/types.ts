/** A rule of a Prometheus rule file. */
export type PrometheusRule = {
  expr: string;
  labels?: Record<string, string>;
} & (
  | { record: string }
  | { alert: string; for?: string; annotations: Record<string, string> }
);

export interface PrometheusGroup {
  name: string;
  interval: string;
  rules: PrometheusRule[];
}

export interface CompileOptions {
  /** Where somebody who is alerted reads what to do and what happens. */
  links?: { runbook?: string; dashboard?: string };
}
