import type { DriftQueries } from '../store/DriftQueries';
import { type KeptStanding, optional, type StackRow } from '../store/rows';

/** A stack as lists find it. */
export interface IndexedDrift {
  standing: KeptStanding;
  nextAt?: number;
  /** A person asked for a look at this time. */
  wantedAt?: number;
  /** Somebody is asked until then. */
  askedUntil?: number;
}

/** How all stacks stand, in memory; only what changed is read again. */
export class DriftIndex {
  readonly #queries: DriftQueries;
  readonly #byRef = new Map<string, IndexedDrift>();
  #generation = -1;
  #loading: Promise<void> | undefined;

  constructor(queries: DriftQueries) {
    this.#queries = queries;
  }

  async current(): Promise<ReadonlyMap<string, IndexedDrift>> {
    const generation = await this.#queries.generation();
    while (this.#generation < generation) {
      this.#loading ??= this.#load().finally(() => {
        this.#loading = undefined;
      });
      await this.#loading;
    }
    return this.#byRef;
  }

  async #load() {
    const generation = await this.#queries.generation();
    for (const row of await this.#queries.stacksSince(this.#generation)) {
      this.#byRef.set(row.stack_ref, indexed(row));
    }
    this.#generation = generation;
  }
}

function indexed(row: StackRow): IndexedDrift {
  const [nextAt, wantedAt, askedUntil] = [
    optional(row.next_at),
    optional(row.wanted_at),
    optional(row.asked_until),
  ];
  return {
    standing: row.standing === null ? {} : JSON.parse(row.standing),
    ...(nextAt !== undefined && { nextAt }),
    ...(wantedAt !== undefined && { wantedAt }),
    ...(askedUntil !== undefined && { askedUntil }),
  };
}
