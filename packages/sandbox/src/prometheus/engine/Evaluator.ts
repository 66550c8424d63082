import type { Call, Expr, Matrix, Selector, Subquery } from '../promql/ast';
import { execution } from '../promql/errors';
import { Labels } from '../promql/Labels';
import { aggregate } from './aggregate';
import { binary } from './binary';
import { emptyColumn, hasAny, mapped, merged } from './columns';
import { absent, labelReplace, MATHS } from './functions';
import { RANGE_FUNCTIONS } from './rangeFunctions';
import { Samples } from './Samples';
import {
  type Column,
  lastOf,
  LOOKBACK,
  type Series,
  type Steps,
  type Storage,
  timeOf,
  USUAL_STEP,
  type Value,
} from './types';

/** Values that one expression may have at most, so that nobody fills the memory. */
const MOST = 20_000_000;

const vector = (columns: Column[]): Value => ({ type: 'vector', columns });

const filled = (values: Float64Array): Column => ({
  ...{ labels: Labels.none, values },
  has: new Uint8Array(values.length).fill(1),
});

/**
 * Computes an expression at every step at once: a series is a column of numbers, so
 * that thirty days of a rule cost little more than one moment.
 */
export class Evaluator {
  constructor(readonly storage: Storage, readonly steps: Steps) {}

  /** @throws PromqlError when what was found does not fit the expression */
  evaluate(expr: Expr): Value {
    switch (expr.kind) {
      case 'number':
        return this.#scalar(() => expr.value);
      case 'string':
        return { type: 'string', value: expr.value };
      case 'selector':
        return vector(this.#newest(expr, value => value));
      case 'negative':
        return this.#negative(this.evaluate(expr.of));
      case 'aggregate': {
        const param = expr.param && this.#numbers(expr.param);
        return vector(aggregate(expr, this.#columns(expr.of), param));
      }
      case 'binary':
        return binary(
          expr,
          this.evaluate(expr.left),
          this.evaluate(expr.right),
        );
      case 'call':
        return this.#call(expr);
      default:
        throw new Error(`A ${expr.kind} is no value by itself.`);
    }
  }

  /** Series of a range, each with the samples of its time and more. */
  series(of: Matrix | Subquery): { series: Series[]; offset: number } {
    if (of.kind === 'matrix') {
      const { offset, matchers } = of.selector;
      const from = this.steps.start - offset - of.range;
      const to = lastOf(this.steps) - offset;
      return { series: this.storage.select({ matchers, from, to }), offset };
    }
    const { offset, range, step = USUAL_STEP } = of;
    // Steps of a subquery are multiples of it, whatever is asked for.
    const start = Math.ceil((this.steps.start - offset - range) / step) * step;
    const count = Math.floor((lastOf(this.steps) - offset - start) / step) + 1;
    if (count <= 0) return { series: [], offset };
    checkSize(count);
    const steps = { start, step, count };
    const inner = new Evaluator(this.storage, steps);
    const value = inner.evaluate(of.of);
    const columns =
      value.type === 'scalar'
        ? [filled(value.values)]
        : (value as { columns: Column[] }).columns;
    checkSize(count * columns.length);
    return { series: columns.map(each => asSeries(each, steps)), offset };
  }

  /** One number for each step as a series without labels. */
  everywhere(values: Float64Array): Column[] {
    return [filled(values)];
  }

  #scalar(valueAt: (index: number) => number): Value {
    const values = new Float64Array(this.steps.count);
    for (let i = 0; i < values.length; i++) values[i] = valueAt(i);
    return { type: 'scalar', values };
  }

  #columns(expr: Expr): Column[] {
    const value = this.evaluate(expr);
    if (value.type !== 'vector') throw new Error(`${expr.kind} is no vector.`);
    return value.columns;
  }

  #numbers(expr: Expr): Float64Array {
    const value = this.evaluate(expr);
    if (value.type !== 'scalar') throw new Error(`${expr.kind} is no scalar.`);
    return value.values;
  }

  #negative(value: Value): Value {
    if (value.type === 'scalar') {
      return { ...value, values: value.values.map(each => -each) };
    }
    const { columns } = value as { columns: Column[] };
    return vector(
      merged(
        columns.map(each => mapped(each, one => -one, each.labels.unnamed)),
      ),
    );
  }

  /** The newest sample at each step, not older than the lookback. */
  #newest(
    { matchers, offset }: Selector,
    pick: (value: number, time: number) => number,
  ): Column[] {
    const { start, step, count } = this.steps;
    const at = { start: start - offset, step, count };
    const from = at.start - LOOKBACK;
    const found = this.storage.select({ matchers, from, to: lastOf(at), at });
    checkSize(found.length * count);
    return found
      .map(({ labels, samples }) => {
        const column = emptyColumn(labels, count);
        const { times, values, ends } = samples;
        let index = samples.upTo(at.start);
        for (let i = 0; i < count; i++) {
          const now = timeOf(at, i);
          while (index + 1 < samples.length && times[index + 1] <= now) index++;
          if (index < 0 || times[index] < now - LOOKBACK) continue;
          if (ends && ends[index] <= now) continue;
          column.has[i] = 1;
          column.values[i] = pick(values[index], times[index]);
        }
        return column;
      })
      .filter(hasAny);
  }

  #call({ name, args }: Call): Value {
    switch (name) {
      case 'time':
        return this.#scalar(index => timeOf(this.steps, index) / 1_000);
      case 'scalar':
        return { type: 'scalar', values: this.#only(this.#columns(args[0])) };
      case 'vector':
        return vector([filled(this.#numbers(args[0]))]);
      case 'timestamp':
        return vector(this.#timestamps(args[0]));
      case 'absent':
        return vector(
          absent(args[0], this.#columns(args[0]), this.steps.count),
        );
      case 'absent_over_time':
        return vector(
          absent(
            args[0],
            this.#over('present_over_time', args[0] as Matrix | Subquery),
            this.steps.count,
          ),
        );
      case 'label_replace':
        return vector(
          labelReplace(
            this.#columns(args[0]),
            args.slice(1).map(each => (each as { value: string }).value),
          ),
        );
      default:
    }
    if (Object.hasOwn(RANGE_FUNCTIONS, name)) {
      return vector(this.#over(name, args[0] as Matrix | Subquery));
    }
    const change = MATHS[name];
    const more = args.slice(1).map(each => this.#numbers(each));
    return vector(
      merged(
        this.#columns(args[0]).map(column =>
          mapped(
            column,
            (value, index) => change(value, ...more.map(each => each[index])),
            column.labels.unnamed,
          ),
        ),
      ),
    );
  }

  #timestamps(of: Expr): Column[] {
    const columns =
      of.kind === 'selector'
        ? this.#newest(of, (_value, time) => time / 1_000)
        : this.#columns(of).map(column =>
            mapped(column, (_, i) => timeOf(this.steps, i) / 1_000),
          );
    return merged(
      columns.map(each => ({ ...each, labels: each.labels.unnamed })),
    );
  }

  /** The value of the one series there is; NaN with none or several. */
  #only(columns: readonly Column[]): Float64Array {
    const values = new Float64Array(this.steps.count).fill(NaN);
    values.forEach((_, index) => {
      const found = columns.filter(({ has }) => has[index]);
      if (found.length === 1) values[index] = found[0].values[index];
    });
    return values;
  }

  #over(name: string, of: Matrix | Subquery): Column[] {
    const compute = RANGE_FUNCTIONS[name];
    const { series, offset } = this.series(of);
    const { count } = this.steps;
    const columns = series.map(({ labels, samples }) => {
      const keeps = name === 'last_over_time';
      const column = emptyColumn(keeps ? labels : labels.unnamed, count);
      const { times } = samples;
      let last = samples.upTo(this.steps.start - offset);
      let first = samples.upTo(this.steps.start - offset - of.range - 0.5) + 1;
      for (let i = 0; i < count; i++) {
        const to = timeOf(this.steps, i) - offset;
        const from = to - of.range;
        while (last + 1 < samples.length && times[last + 1] <= to) last++;
        while (first < samples.length && times[first] < from) first++;
        if (last < first) continue;
        const value = compute({ samples, first, last, from, to });
        if (value === undefined) continue;
        column.has[i] = 1;
        column.values[i] = value;
      }
      return column;
    });
    return merged(columns, true);
  }
}

/** The values of a column as samples. */
export function asSeries(
  { labels, values, has }: Column,
  steps: Steps,
): Series {
  const samples = new Samples(new Float64Array(0), new Float64Array(0));
  values.forEach((value, index) => {
    if (has[index]) samples.push(timeOf(steps, index), value);
  });
  return { labels, samples };
}

function checkSize(values: number) {
  if (values <= MOST) return;
  throw execution(
    'query processing would load too many samples into memory in query execution',
  );
}
