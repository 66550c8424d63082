const MINUTE = 60_000;
/** A matrix of five hundred stacks reports its begin and its end in a minute. */
const EACH_MINUTE = 1_200;

/** So many reports of one repository in a minute, and no more. */
export class ReportLimit {
  readonly #most: number;
  readonly #now: () => number;
  readonly #counts = new Map<string, { minute: number; count: number }>();

  /** @param now milliseconds since 1970 */
  constructor(most: number = EACH_MINUTE, now: () => number = Date.now) {
    this.#most = most;
    this.#now = now;
  }

  /** Counts one. @returns seconds to wait, 0 when there are not too many */
  take(repository: string): number {
    const now = this.#now();
    const minute = Math.floor(now / MINUTE);
    const known = this.#counts.get(repository);
    const count = known?.minute === minute ? known.count + 1 : 1;
    this.#counts.set(repository, { minute, count });
    if (count <= this.#most) return 0;
    return Math.ceil(((minute + 1) * MINUTE - now) / 1_000);
  }
}
