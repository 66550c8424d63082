/** Samples of this many are summed once and kept. */
const BLOCK = 64;
const { isFinite: isFiniteNumber } = Number;

/** Adds without losing what is small, as Prometheus does (Kahan, Neumaier). */
class Sum {
  #sum = 0;
  #lost = 0;

  add(value: number) {
    const next = this.#sum + value;
    const isLarger =
      (this.#sum < 0 ? -this.#sum : this.#sum) >= (value < 0 ? -value : value);
    if (isLarger) {
      this.#lost += this.#sum - next + value;
    } else {
      this.#lost += value - next + this.#sum;
    }
    this.#sum = next;
  }

  get value() {
    return isFiniteNumber(this.#sum) ? this.#sum + this.#lost : this.#sum;
  }
}

/** The samples of a series by time. They only grow, at the end. */
export class Samples {
  /** Milliseconds. */
  times: Float64Array;
  values: Float64Array;
  /**
   * When a sample stops being the newest although none follows; absent where all
   * count until the next one.
   */
  ends?: Float64Array;
  length: number;
  /** What was found out of samples that do not change any more. */
  #known = { blocks: [] as number[], lost: new Float64Array(0), upTo: 0 };

  constructor(
    times: Float64Array,
    values: Float64Array,
    length = times.length,
  ) {
    this.times = times;
    this.values = values;
    this.length = length;
  }

  push(time: number, value: number) {
    if (this.length === this.times.length) {
      this.times = grown(this.times);
      this.values = grown(this.values);
    }
    this.times[this.length] = time;
    this.values[this.length] = value;
    this.length += 1;
  }

  /** Index of the last sample that is not after a time; -1 when there is none. */
  upTo(time: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.times[middle] <= time) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Of samples from one index to another, both included. */
  sum(from: number, to: number): number {
    const sum = new Sum();
    let index = from;
    while (index <= to) {
      if (index % BLOCK === 0 && index + BLOCK - 1 <= to) {
        sum.add(this.#block(index / BLOCK));
        index += BLOCK;
      } else {
        sum.add(this.values[index]);
        index += 1;
      }
    }
    return sum.value;
  }

  /** What a counter lost by restarts between two samples. */
  lost(from: number, to: number): number {
    const lost = this.#lostUpTo(to);
    return lost[to] - lost[from];
  }

  /** The same without what comes after a time. */
  until(time: number): Samples {
    const length = this.upTo(time) + 1;
    if (length === this.length) return this;
    const cut = new Samples(this.times, this.values, length);
    cut.ends = this.ends;
    cut.#known = this.#known;
    return cut;
  }

  #block(index: number): number {
    const { blocks } = this.#known;
    while (blocks.length <= index) {
      const sum = new Sum();
      const from = blocks.length * BLOCK;
      for (let i = from; i < from + BLOCK; i++) sum.add(this.values[i]);
      blocks.push(sum.value);
    }
    return blocks[index];
  }

  #lostUpTo(last: number): Float64Array {
    const known = this.#known;
    if (known.lost.length <= last) {
      const more = new Float64Array(this.values.length);
      more.set(known.lost);
      known.lost = more;
    }
    for (; known.upTo <= last; known.upTo++) {
      const index = known.upTo;
      if (index === 0) continue;
      const before = this.values[index - 1];
      const isReset = this.values[index] < before;
      known.lost[index] = known.lost[index - 1] + (isReset ? before : 0);
    }
    return known.lost;
  }
}

function grown(array: Float64Array): Float64Array {
  const more = new Float64Array(Math.max(1_024, array.length * 2));
  more.set(array);
  return more;
}
