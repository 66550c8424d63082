import { merged } from '../engine/columns';
import {
  LOOKBACK,
  type Selection,
  type Series,
  type Storage,
} from '../engine/types';
import { type Matcher, matchesAll } from '../promql/ast';
import { Labels, NAME } from '../promql/Labels';
import { noise, seedOf } from '../series/noise';
import { Alerts } from './Alerts';
import type { RecordingRule, Rule, RuleGroup } from './readRules';
import { ending, type Grid, Recorded } from './Recorded';

export type RunningRule = { rule: Rule; error?: string } & (
  | { recorded: Recorded; alerts?: undefined }
  | { alerts: Alerts; recorded?: undefined }
);

export interface RunningGroup {
  group: RuleGroup;
  rules: RunningRule[];
}

/** When a group is evaluated: spread by its name, from when its file arrived. */
export function gridOf(
  { name, file, interval }: RuleGroup,
  arrived: number,
): Grid {
  const seconds = Math.max(1, Math.floor(interval / 1_000));
  const offset =
    Math.floor(noise(seedOf(`${file};${name}`), 0) * seconds) * 1_000;
  const begin = Math.ceil((arrived - offset) / interval) * interval + offset;
  return { begin, interval };
}

/** Series that rules record, over those that others store. */
export class RuleStorage implements Storage {
  readonly #base: Storage;
  readonly #busy = new Set<RunningRule>();
  groups: RunningGroup[] = [];

  constructor(base: Storage) {
    this.#base = base;
  }

  /** Begins to evaluate a group. */
  run(group: RuleGroup, arrived: number): RunningGroup {
    const grid = gridOf(group, arrived);
    return {
      group,
      rules: group.rules.map(rule =>
        rule.kind === 'recording'
          ? { rule, recorded: new Recorded(rule.expr, this, grid) }
          : { rule, alerts: new Alerts(rule, this, grid) },
      ),
    };
  }

  select(selection: Selection): Series[] {
    const found = this.#base.select(selection);
    for (const { rules } of this.groups) {
      for (const each of rules) {
        // What a rule reads of itself is not there yet.
        if (this.#busy.has(each) || !mayGive(each, selection.matchers))
          continue;
        found.push(...this.#guarded(each, () => this.#from(each, selection)));
      }
    }
    return found.map(({ labels, samples }) => ({
      ...{ labels, samples: samples.until(selection.to) },
    }));
  }

  /** Runs what asks a rule; where it fails, the rule gives nothing and says why. */
  #guarded(each: RunningRule, ask: () => Series[]): Series[] {
    this.#busy.add(each);
    try {
      const found = ask();
      delete each.error;
      return found;
    } catch (error) {
      each.error = (error as Error).message;
      return [];
    } finally {
      this.#busy.delete(each);
    }
  }

  #from(each: RunningRule, selection: Selection): Series[] {
    const { matchers, from, to } = selection;
    const series = each.recorded
      ? recordedSeries(each.recorded, each.rule as RecordingRule, selection)
      : each.alerts.series(from, to);
    return series.filter(({ labels }) => matchesAll(matchers, labels));
  }
}

/** Whether labels that a rule gives in any case are those that are asked for. */
function mayGive({ rule, alerts }: RunningRule, matchers: readonly Matcher[]) {
  const fixed = alerts ? alerts.fixed : rule.labels.with({ [NAME]: rule.name });
  return matchers.every(({ label, matches }) => {
    const value = fixed.get(label);
    return value === '' || matches(value);
  });
}

function recordedSeries(
  recorded: Recorded,
  rule: RecordingRule,
  { from, to, at }: Selection,
): Series[] {
  const named = (labels: Labels) =>
    labels.with({ ...rule.labels.record, [NAME]: rule.name });
  const { grid } = recorded;
  if (at?.count === 1) {
    const index = recorded.indexAt(to);
    const step = {
      start: recorded.timeAt(index),
      step: grid.interval,
      count: 1,
    };
    const columns = recorded
      .moment(index)
      .map(each => ({ ...each, labels: named(each.labels) }));
    return merged(columns).map(each => ending(each, step));
  }
  const isSparse = at && at.step > LOOKBACK && at.step % grid.interval === 0;
  const series = isSparse
    ? recorded.sparse(at)
    : recorded.series(recorded.indexAt(from), recorded.indexAt(to));
  return series.map(({ labels, samples }) => ({
    ...{ labels: named(labels), samples },
  }));
}
