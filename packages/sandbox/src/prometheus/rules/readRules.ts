import { parse } from 'yaml';
import { z } from 'zod';
import type { Expr } from '../promql/ast';
import { Labels } from '../promql/Labels';
import { parseLength } from '../promql/literals';
import { parsePromql } from '../promql/parse';

const length = z.string().refine(text => parseLength(text) !== undefined, {
  error: 'must be a duration such as 30s',
});
const labels = z.record(z.string(), z.coerce.string()).default({});
const ruleSchema = z.union([
  z.strictObject({
    ...{ record: z.string(), expr: z.coerce.string(), labels },
  }),
  z.strictObject({
    ...{ alert: z.string(), expr: z.coerce.string(), labels },
    for: length.optional(),
    annotations: labels,
  }),
]);
const fileSchema = z.strictObject({
  groups: z.array(
    z.strictObject({
      name: z.string(),
      interval: length.default('1m'),
      rules: z.array(ruleSchema),
    }),
  ),
});

interface RuleText {
  query: string;
  expr: Expr;
  labels: Labels;
}

export interface RecordingRule extends RuleText {
  kind: 'recording';
  name: string;
}

export interface AlertingRule extends RuleText {
  kind: 'alerting';
  name: string;
  /** For how long it holds before it fires; milliseconds. */
  holds: number;
  annotations: Record<string, string>;
}

export type Rule = RecordingRule | AlertingRule;

export interface RuleGroup {
  name: string;
  file: string;
  /** Milliseconds. */
  interval: number;
  rules: Rule[];
}

/**
 * Groups of a rule file.
 * @throws with what is wrong with it; Prometheus would load none of it
 */
export function readRules(file: string, text: string): RuleGroup[] {
  const { groups } = fileSchema.parse(
    parse(text, { version: '1.1', maxAliasCount: 100 }),
  );
  return groups.map(({ name, interval, rules }) => ({
    ...{ name, file, interval: parseLength(interval)! },
    rules: rules.map((rule): Rule => {
      const query = rule.expr.trim();
      const common = {
        ...{ query, expr: parsePromql(query), labels: Labels.of(rule.labels) },
      };
      if ('record' in rule) {
        return { ...common, kind: 'recording', name: rule.record };
      }
      const { alert, annotations } = rule;
      const holds = rule.for === undefined ? 0 : parseLength(rule.for)!;
      return { ...common, kind: 'alerting', name: alert, holds, annotations };
    }),
  }));
}
