import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Estimate } from '@infra-portal/infra-common';
import type { Mirror } from '@infra-portal/infra-node';
import { setImmediate } from 'node:timers/promises';
import type { CostRecord, CostStore, StackPlace } from '../store';
import {
  type BranchCommit,
  branchCommits,
  lastTouching,
} from './branchCommits';
import { BranchIndex } from './BranchIndex';
import type { Folders } from './Folders';
import { folderOf, type Pricer } from './Pricer';

/** Commits of one stack's past that are priced. */
const MOST_PAST = 60;
/** Records that are written together. */
const TOGETHER = 20;
/** Milliseconds until a stack that could not be priced is tried again. */
const PAUSE = 30 * 60_000;

export interface RepositoryPricingOptions {
  mirror: Mirror;
  store: CostStore;
  folders: Folders;
  pricer: Pricer;
  logger: LoggerService;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** What is to be priced of a stack's past. */
interface Past {
  place: StackPlace;
  commit: BranchCommit;
}

/** Prices the stacks of one repository, now and in the past. */
export class RepositoryPricing {
  readonly #options: RepositoryPricingOptions;
  #commits: { head: string; index: BranchIndex } | undefined;
  /** What the last whole look was at, and stacks that could not be priced in it. */
  #settled:
    | { head: string; since: string; places: readonly StackPlace[] }
    | undefined;
  #unpriced: readonly StackPlace[] = [];
  /** By stack: the commit that its price now is of, and since when the prices count. */
  readonly #heads = new Map<string, { commit: string; since: string }>();
  /** By stack: when it may be tried again. */
  readonly #failed = new Map<string, number>();
  /** Stacks whose past is priced. */
  readonly #past = new Set<string>();

  constructor(options: RepositoryPricingOptions) {
    this.#options = options;
  }

  /**
   * Prices the stacks whose files, or those of modules they call in the
   * repository, changed since they were priced. Of the same list at the same head
   * only those are looked at again that could not be priced.
   * @param which `known`: those that were priced before, so that they do not wait
   *   for thousands that are new
   * @returns refs of stacks of which something is new
   */
  async priceHeads(
    head: string,
    places: readonly StackPlace[],
    signal: AbortSignal,
    which: 'known' | 'all' = 'all',
  ): Promise<string[]> {
    const { since } = this.#options.pricer;
    const before = this.#settled;
    const isSame =
      before?.head === head &&
      before.since === since &&
      before.places === places;
    const changed: string[] = [];
    const unpriced: StackPlace[] = [];
    const wanted = isSame ? this.#unpriced : places;
    if (wanted.length === 0) return changed;
    const folders = await this.#options.folders.all();
    for (const place of wanted) {
      if (signal.aborted) return changed;
      if (which === 'known' && !folders.has(place.ref)) continue;
      changed.push(...(await this.#head(head, place, folders.get(place.ref))));
      if (this.#failed.has(`${place.ref} ${head}`)) unpriced.push(place);
      // Others want the thread between two stacks.
      await setImmediate();
    }
    if (which === 'all') {
      this.#settled = { head, since, places };
      this.#unpriced = unpriced;
    }
    return changed;
  }

  /** The commit and the prices that a stack's cost now is of. */
  pricedFor(ref: string): { commit: string; since: string } | undefined {
    return this.#heads.get(ref);
  }

  /** @param own folders that it was made of when it was last priced */
  async #head(
    head: string,
    place: StackPlace,
    own: readonly string[] | undefined,
  ): Promise<string[]> {
    const { folders, store, pricer, mirror, now } = this.#options;
    const { ref } = place;
    const before = await this.#newest(head, place, own);
    const { since } = pricer;
    const known = this.#heads.get(ref);
    if (before && known?.commit === before.id && known.since === since) {
      return [];
    }
    if (before && (await store.isPriced(ref, before.id, since))) {
      this.#heads.set(ref, { commit: before.id, since });
      return [];
    }
    if ((this.#failed.get(`${ref} ${head}`) ?? 0) > now()) return [];
    try {
      const priced = await pricer.price(mirror.directory, head, place);
      if (!priced) return [];
      await folders.keep(ref, priced.folders);
      const commit = await this.#newest(head, place, priced.folders);
      if (!commit) return [];
      const { estimate } = priced;
      if (estimate.state === 'failed') {
        this.#failed.set(`${ref} ${head}`, now() + PAUSE);
        return await store.record([
          { stack: place, commit, estimate: this.#triedNow(estimate) },
        ]);
      }
      this.#heads.set(ref, { commit: commit.id, since });
      this.#failed.delete(`${ref} ${head}`);
      this.#past.delete(ref);
      return await store.record([{ stack: place, commit, estimate }]);
    } catch (error) {
      this.#failed.set(`${ref} ${head}`, now() + PAUSE);
      this.#options.logger.warn(
        `${ref} could not be priced: ${toError(error).message}`,
      );
      return [];
    }
  }

  /** A failure is of the moment, not of the day of the prices. */
  #triedNow(estimate: Estimate): Estimate {
    const pricedAt = new Date(this.#options.now()).toISOString();
    return { ...estimate, pricedAt };
  }

  /** The newest commit that touched a stack. */
  async #newest(
    head: string,
    place: StackPlace,
    folders: readonly string[] = [folderOf(place)],
  ): Promise<BranchCommit | undefined> {
    const index = await this.#indexOf(head);
    const known = index.newest(folders);
    if (known) return known;
    const { oldest } = index;
    const from = oldest ? oldest.parent : head;
    if (from === undefined) return oldest;
    return lastTouching(this.#options.mirror, from, folders);
  }

  async #indexOf(head: string): Promise<BranchIndex> {
    if (this.#commits?.head !== head) {
      const { mirror, now } = this.#options;
      const list = await branchCommits(mirror, head, now());
      this.#commits = { head, index: new BranchIndex(list) };
    }
    return this.#commits!.index;
  }

  /**
   * Prices what stacks cost before, the newest commits first, until a time.
   * What is priced is known after a restart.
   * @param until milliseconds since 1970
   * @returns refs of stacks of which something is new
   */
  async pricePast(
    head: string,
    places: readonly StackPlace[],
    until: number,
    signal: AbortSignal,
  ): Promise<string[]> {
    const pending = places.filter(({ ref }) => !this.#past.has(ref));
    const all: Past[] = [];
    for (const place of pending) all.push(...(await this.#pastOf(head, place)));
    all.sort((a, b) => b.commit.height - a.commit.height);
    const changed: string[] = [];
    let records: CostRecord[] = [];
    const write = async () => {
      changed.push(...(await this.#options.store.record(records)));
      records = [];
    };
    for (const past of all) {
      if (signal.aborted || this.#options.now() > until) {
        await write();
        return changed;
      }
      records.push(...(await this.#priced(past)));
      if (records.length >= TOGETHER) await write();
      await setImmediate();
    }
    await write();
    for (const { ref } of pending) this.#past.add(ref);
    return changed;
  }

  /** Commits that touched a stack and are not priced, the newest first. */
  async #pastOf(head: string, place: StackPlace): Promise<Past[]> {
    const { folders, store, mirror } = this.#options;
    const own = await folders.of(place.ref);
    // What cannot be priced now is not priced in the past either.
    if (!own) return [];
    const index = await this.#indexOf(head);
    const touching = index.touching(own).slice(0, MOST_PAST);
    // What it cost when the time that is looked at began.
    const parent = touching.at(-1)?.parent;
    const before = parent && (await lastTouching(mirror, parent, own));
    if (before) touching.push(before);
    const known = await store.pricedCommits(place.ref);
    return touching
      .filter(({ id }) => !known.has(id))
      .map(commit => ({ place, commit }));
  }

  async #priced({ place, commit }: Past): Promise<CostRecord[]> {
    const { pricer, mirror, logger } = this.#options;
    try {
      const { directory } = mirror;
      const priced = await pricer.price(directory, commit.id, place);
      return priced
        ? [{ stack: place, commit, estimate: priced.estimate }]
        : [];
    } catch (error) {
      logger.warn(
        `${place.ref} could not be priced at ${commit.id}: ${
          toError(error).message
        }`,
      );
      return [];
    }
  }
}
