import type { ActiveAlert } from '../rules/Alerts';
import type { RunningGroup, RunningRule } from '../rules/RuleStorage';
import { numberText } from './numbers';

const written = (time: number) => new Date(time).toISOString();

const shown = ({ activeAt, value, ...alert }: ActiveAlert) => ({
  ...alert,
  ...{ activeAt: written(activeAt), value: numberText(value) },
});

const HEAVIEST = ['inactive', 'pending', 'firing'] as const;

/** What an alerting rule finds; a rule that fails finds nothing, and says why. */
function activeOf(rule: RunningRule, now: number): ActiveAlert[] {
  try {
    const found = rule.alerts?.active(now) ?? [];
    delete rule.error;
    return found;
  } catch (error) {
    rule.error = (error as Error).message;
    return [];
  }
}

/** `/api/v1/alerts` */
export const alertsOf = (groups: readonly RunningGroup[], now: number) =>
  groups.flatMap(({ rules }) =>
    rules.flatMap(rule => activeOf(rule, now).map(shown)),
  );

/** `/api/v1/rules` */
export const groupsOf = (
  groups: readonly RunningGroup[],
  now: number,
  type?: string,
) =>
  groups.map(({ group, rules }) => ({
    ...{ name: group.name, file: group.file },
    rules: rules
      .filter(({ rule }) => !type || rule.kind.startsWith(type))
      .map(rule => shownRule(rule, now)),
    ...{ interval: group.interval / 1_000, limit: 0 },
    ...{ evaluationTime: 0.001, lastEvaluation: written(now) },
  }));

function shownRule(running: RunningRule, now: number) {
  const { rule } = running;
  const active = activeOf(running, now);
  const common = {
    ...{ name: rule.name, query: rule.query, labels: rule.labels.record },
    ...{ health: running.error ? 'err' : 'ok' },
    ...(running.error && { lastError: running.error }),
    ...{ evaluationTime: 0.001, lastEvaluation: written(now) },
  };
  if (rule.kind === 'recording') return { ...common, type: 'recording' };
  const state = Math.max(
    0,
    ...active.map(each => HEAVIEST.indexOf(each.state)),
  );
  return {
    ...{ state: HEAVIEST[state], ...common, type: 'alerting' },
    ...{ duration: rule.holds / 1_000 },
    annotations: rule.annotations,
    alerts: active.map(shown),
  };
}
