import { Checkout } from './checkout';
import type { AtlantisStore, Place } from './store';
import { difference, Difference, withDrift } from './terraform/difference';
import { planText } from './terraform/planText';
import {
  emptySnapshot,
  Snapshot,
  TerraformProblem,
} from './terraform/snapshot';

/** What a plan found. */
export interface Planned {
  difference: Difference;
  output: string;
}

/** Why there is no plan: what the program printed. */
export class PlanError extends Error {}

/** Reads a stack at a commit. @throws TerraformProblem */
export interface Snapshots {
  read(
    repository: string,
    commit: string,
    folder: string,
    workspace: string,
  ): Promise<Snapshot>;
}

/** Most snapshots that are kept; a commit's never changes. */
const KEPT = 200;

/**
 * Plans a stack: what the last apply left there, and what somebody changed by
 * hand since, against the files of a commit.
 */
export class Planner {
  readonly #known = new Map<string, Promise<Snapshot>>();

  constructor(
    readonly options: {
      store: AtlantisStore;
      /** Made at the first plan: the engines take a while to load. */
      snapshots: () => Promise<Snapshots>;
    },
  ) {}

  async #read(checkout: Checkout, place: Place, sha: string) {
    const key = [checkout.directory, sha, place.dir, place.workspace].join(
      '\0',
    );
    const before = this.#known.get(key);
    if (before) return before;
    const reading = this.options
      .snapshots()
      .then(each =>
        each.read(checkout.directory, sha, place.dir, place.workspace),
      );
    this.#known.set(key, reading);
    if (this.#known.size > KEPT) {
      const [oldest] = this.#known.keys();
      this.#known.delete(oldest);
    }
    // Why it failed may not be so the next time.
    reading.catch(() => this.#known.delete(key));
    return reading;
  }

  /** @throws PlanError with what Terraform would print */
  async plan(checkout: Checkout, place: Place): Promise<Planned> {
    const { store } = this.options;
    const arranged = store.takeFailure(place, 'plan');
    if (arranged) throw new PlanError(arranged);
    let wanted: Snapshot;
    try {
      wanted = await this.#read(checkout, place, checkout.sha);
    } catch (error) {
      if (!(error instanceof TerraformProblem)) throw error;
      throw new PlanError(error.output);
    }
    const last = store.appliedAt(place);
    const applied = last
      ? await this.#read(checkout, place, last).catch(emptySnapshot)
      : emptySnapshot();
    const found = difference(withDrift(applied, store.drift(place)), wanted);
    return { difference: found, output: planText(found) };
  }
}
