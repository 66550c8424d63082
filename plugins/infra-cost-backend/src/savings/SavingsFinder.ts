import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  combinedSavings,
  exceptionState,
  type PriceBook,
  type Standards,
} from '@infra-portal/infra-common';
import type { RepositoryRef } from '@infra-portal/infra-node';
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Pricer } from '../pricing';
import type { StandardsReader } from '../settings';
import type { StackPlace } from '../store';
import { savingsAt } from './savingsAt';
import type { SavingsStore } from './SavingsStore';

/** Higher when rules find something else in the same files. */
const RULES = 1;

export interface SavingsFinderOptions {
  store: SavingsStore;
  pricer: Pick<Pricer, 'declare'>;
  prices: { readonly book: PriceBook };
  standards: Pick<StandardsReader, 'of'>;
  logger: LoggerService;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Stacks of one repository, as its default branch has them. */
export interface LookedAt {
  repository: RepositoryRef;
  /** Of its mirror. */
  directory: string;
  head: string;
  places: readonly StackPlace[];
  /** Commit and prices that a stack's cost is of; undefined: it has none. */
  pricedFor: (ref: string) => { commit: string; since: string } | undefined;
}

/** Looks for ways to pay less, where something they follow from changed. */
export class SavingsFinder {
  readonly #options: SavingsFinderOptions;
  readonly #now: () => number;
  /** By stack, for what its savings were looked for. */
  #known: Map<string, string> | undefined;

  constructor(options: SavingsFinderOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** @returns refs of stacks that were looked at again */
  async look(at: LookedAt, signal: AbortSignal): Promise<string[]> {
    const { store, standards, logger } = this.#options;
    const own = await standards.of(at.repository);
    const rules = this.#rulesOf(own);
    this.#known ??= await store.madeFor();
    const changed: string[] = [];
    for (const place of at.places) {
      if (signal.aborted) break;
      const { ref } = place;
      const priced = at.pricedFor(ref);
      if (!priced) continue;
      const madeFor = createHash('sha256')
        .update(JSON.stringify([priced, rules]))
        .digest('hex');
      if (this.#known.get(ref) === madeFor) continue;
      try {
        await this.#find(at, place, { madeFor, ...priced }, own);
        changed.push(ref);
      } catch (error) {
        logger.warn(
          `Nobody could look for savings of ${ref}: ${toError(error).message}`,
        );
      }
      // What cannot be looked at is tried again when something changed.
      this.#known.set(ref, madeFor);
      // Others want the thread between two stacks.
      await setImmediate();
    }
    return changed;
  }

  /** All of the standards that savings follow from, and what counts today. */
  #rulesOf(standards: Standards | undefined): unknown {
    const now = new Date(this.#now());
    const { sizes, environments, exceptions = [] } = standards ?? {};
    const valid = exceptions.filter(
      each =>
        each.rule.startsWith('saving:') &&
        exceptionState(each, now) === 'valid',
    );
    return [RULES, sizes, environments, valid];
  }

  async #find(
    { directory, head }: LookedAt,
    place: StackPlace,
    { madeFor, commit }: { madeFor: string; commit: string },
    standards: Standards | undefined,
  ): Promise<void> {
    const { store, pricer, prices } = this.#options;
    const found = await savingsAt({
      ...{ pricer, directory, place, standards, commit: head },
      ...{ book: prices.book, now: new Date(this.#now()) },
    });
    if (!found) return;
    const { stack, savings, options } = found;
    const counted = savings.filter(({ silenced }) => !silenced);
    const sure = counted.filter(({ isQuestion }) => !isQuestion);
    const possible = combinedSavings(stack, counted, options);
    await store.keep({
      ...{ ref: place.ref, madeFor, commit, savings },
      monthly: possible.before,
      certain: combinedSavings(stack, sure, options).monthly,
      possible: possible.monthly,
    });
  }
}
