import { emptyColumn } from '../engine/columns';
import type { Column, Series, Storage } from '../engine/types';
import { Labels, NAME } from '../promql/Labels';
import type { AlertingRule } from './readRules';
import { ending, type Grid, Recorded } from './Recorded';
import { expanded } from './templates';

export interface ActiveAlert {
  labels: Record<string, string>;
  annotations: Record<string, string>;
  state: 'pending' | 'firing';
  /** Milliseconds. */
  activeAt: number;
  value: number;
}

const HOUR = 3_600_000;
/** How far back an alert that holds is followed, step by step. */
const BACK = [1, 6, 24, 72, 240, 960].map(hours => hours * HOUR);

/** What an alerting rule says over time. */
export class Alerts {
  readonly #recorded: Recorded;

  constructor(readonly rule: AlertingRule, storage: Storage, grid: Grid) {
    this.#recorded = new Recorded(rule.expr, storage, grid);
  }

  /** Labels that the rule gives whatever it finds. */
  get fixed(): Labels {
    const { labels, name } = this.rule;
    return labels.with({ [NAME]: 'ALERTS', alertname: name });
  }

  /** Alerts at the last evaluation that is not after a time. */
  active(time: number): ActiveAlert[] {
    const now = this.#recorded.indexAt(time);
    return this.#recorded.moment(now).map(({ labels, values: [value] }) => {
      const since = this.#since(labels, now);
      const activeAt = this.#recorded.timeAt(since);
      const lasted = this.#recorded.timeAt(now) - activeAt;
      const annotations = Object.entries(this.rule.annotations).map(
        ([name, text]) => [name, expanded(text, labels, value)],
      );
      return {
        labels: this.#labelsOf(labels, value).record,
        annotations: Object.fromEntries(annotations),
        state: lasted >= this.rule.holds ? 'firing' : 'pending',
        ...{ activeAt, value },
      };
    });
  }

  /** The series `ALERTS`, by state. */
  series(from: number, to: number): Series[] {
    const { interval } = this.#recorded.grid;
    const holds = Math.ceil(this.rule.holds / interval);
    const last = this.#recorded.indexAt(to);
    const low = this.#recorded.indexAt(from) - holds - 1;
    const { columns, first } = this.#recorded.columns(low, last);
    const start = this.#recorded.timeAt(first);
    return columns.flatMap(column => {
      const count = column.has.length;
      return this.#states(column, holds).map(each =>
        ending(each, { start, step: interval, count }),
      );
    });
  }

  #states({ labels, has }: Column, holds: number): Column[] {
    const of = (alertstate: string) =>
      emptyColumn(
        this.#labelsOf(labels, 1).with({ [NAME]: 'ALERTS', alertstate }),
        has.length,
      );
    const [pending, firing] = [of('pending'), of('firing')];
    let lasted = 0;
    has.forEach((each, index) => {
      lasted = each ? lasted + 1 : 0;
      if (lasted === 0) return;
      const state = lasted > holds ? firing : pending;
      state.has[index] = 1;
      state.values[index] = 1;
    });
    return [pending, firing].filter(each => each.has.includes(1));
  }

  #labelsOf(labels: Labels, value: number): Labels {
    const own = this.rule.labels.entries.map(
      ([name, text]) => [name, expanded(text, labels, value)] as const,
    );
    return labels.unnamed.with({
      ...Object.fromEntries(own),
      alertname: this.rule.name,
    });
  }

  /** Since which evaluation an alert has been there without a gap. */
  #since(labels: Labels, now: number): number {
    const { interval } = this.#recorded.grid;
    for (const back of BACK) {
      const low = Math.max(0, now - Math.ceil(back / interval));
      const { columns, first } = this.#recorded.columns(low, now);
      const own = columns.find(each => each.labels.key === labels.key);
      let since = now;
      while (since > low && own?.has[since - 1 - first]) since -= 1;
      if (since > low || low === 0) return since;
    }
    return Math.max(0, now - Math.ceil(BACK[BACK.length - 1] / interval));
  }
}
