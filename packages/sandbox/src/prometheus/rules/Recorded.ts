import { asSeries, Evaluator } from '../engine/Evaluator';
import { emptyColumn } from '../engine/columns';
import {
  type Column,
  type Series,
  type Steps,
  type Storage,
  timeOf,
} from '../engine/types';
import type { Expr } from '../promql/ast';

/** Moments that are remembered. */
const MEMORY = 64;
/** An answer about the past is widened by this many evaluations at least. */
const AHEAD = 240;

export interface Grid {
  /** Time of the first evaluation; milliseconds. */
  begin: number;
  interval: number;
}

/**
 * Values of a rule's expression at the times of its evaluations, computed as far as
 * somebody asks and then kept.
 */
export class Recorded {
  readonly #storage: Storage;
  readonly #expr: Expr;
  readonly #moments = new Map<number, Column[]>();
  /** Indexes of the grid, both included; none at first. */
  #low = 0;
  #high = -1;
  #columns: Column[] = [];
  #series: Series[] | undefined;

  constructor(expr: Expr, storage: Storage, readonly grid: Grid) {
    this.#expr = expr;
    this.#storage = storage;
  }

  /** Index of the last evaluation that is not after a time. */
  indexAt(time: number): number {
    return Math.floor((time - this.grid.begin) / this.grid.interval);
  }

  timeAt(index: number): number {
    return this.grid.begin + index * this.grid.interval;
  }

  /** What one evaluation found. */
  moment(index: number): Column[] {
    if (index < 0) return [];
    if (index >= this.#low && index <= this.#high) {
      const place = index - this.#low;
      return this.#columns.flatMap(each => cut(each, place, place + 1));
    }
    const known = this.#moments.get(index);
    if (known) return known;
    const columns = this.#evaluate(index, index);
    if (this.#moments.size >= MEMORY) {
      this.#moments.delete(this.#moments.keys().next().value!);
    }
    this.#moments.set(index, columns);
    return columns;
  }

  /** What evaluations found, from one to another, both included. */
  columns(from: number, to: number): { columns: Column[]; first: number } {
    const low = Math.max(0, from);
    if (to < low) return { columns: [], first: low };
    this.#reach(low, to);
    return { columns: this.#columns, first: this.#low };
  }

  /** As series of samples that end where a rule found nothing any more. */
  series(from: number, to: number): Series[] {
    const low = Math.max(0, from);
    if (to < low) return [];
    this.#reach(low, to);
    const { begin, interval } = this.grid;
    const start = begin + this.#low * interval;
    this.#series ??= this.#columns.map(column =>
      ending(column, {
        ...{ start, step: interval, count: column.has.length },
      }),
    );
    return this.#series;
  }

  /** Values at a few times that are far apart. */
  sparse(steps: Steps): Series[] {
    const { begin, interval } = this.grid;
    const first = Math.max(0, Math.ceil((begin - steps.start) / steps.step));
    const count = steps.count - first;
    if (count <= 0) return [];
    const start = begin + this.indexAt(timeOf(steps, first)) * interval;
    const at = { start, step: steps.step, count };
    return this.#values(at).map(each => asSeries(each, at));
  }

  #reach(from: number, to: number) {
    if (this.#high < this.#low) {
      [this.#low, this.#high] = [from, to];
      this.#columns = this.#evaluate(from, to);
      this.#series = undefined;
      return;
    }
    if (from < this.#low) {
      const low = Math.max(0, Math.min(from, this.#low - AHEAD));
      const before = this.#evaluate(low, this.#low - 1);
      this.#columns = joined(before, this.#columns, {
        ...{ first: this.#low - low, second: this.#high - this.#low + 1 },
      });
      this.#low = low;
      this.#series = undefined;
    }
    if (to > this.#high) {
      const after = this.#evaluate(this.#high + 1, to);
      this.#columns = joined(this.#columns, after, {
        ...{ first: this.#high - this.#low + 1, second: to - this.#high },
      });
      this.#high = to;
      this.#series = undefined;
    }
  }

  #evaluate(from: number, to: number): Column[] {
    const { interval } = this.grid;
    return this.#values({
      ...{ start: this.timeAt(from), step: interval, count: to - from + 1 },
    });
  }

  #values(steps: Steps): Column[] {
    const evaluator = new Evaluator(this.#storage, steps);
    const value = evaluator.evaluate(this.#expr);
    if (value.type === 'vector') return value.columns;
    if (value.type === 'string') return [];
    return evaluator.everywhere(value.values);
  }
}

function cut(column: Column, from: number, to: number): Column[] {
  const has = column.has.slice(from, to);
  if (!has.includes(1)) return [];
  return [
    { labels: column.labels, values: column.values.slice(from, to), has },
  ];
}

function joined(
  first: readonly Column[],
  second: readonly Column[],
  counts: { first: number; second: number },
): Column[] {
  const all = new Map<string, Column>();
  const put = (column: Column, at: number) => {
    const { key } = column.labels;
    const both =
      all.get(key) ?? emptyColumn(column.labels, counts.first + counts.second);
    both.values.set(column.values, at);
    both.has.set(column.has, at);
    all.set(key, both);
  };
  first.forEach(each => put(each, 0));
  second.forEach(each => put(each, counts.first));
  return [...all.values()];
}

/** Prometheus ends a series where a rule stops giving it. */
export function ending(column: Column, steps: Steps): Series {
  const { labels, samples } = asSeries(column, steps);
  const never = Infinity;
  const ends = new Float64Array(samples.length).fill(never);
  let index = -1;
  column.has.forEach((has, place) => {
    if (has) index += 1;
    else if (index >= 0 && ends[index] === never) {
      ends[index] = timeOf(steps, place);
    }
  });
  samples.ends = ends;
  return { labels, samples };
}
