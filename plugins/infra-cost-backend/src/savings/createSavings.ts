import type { Knex } from 'knex';
import {
  type AuthorizedSavingProposals,
  createSavingProposals,
  type CreateSavingProposalsOptions,
  SavingProposalStore,
} from './proposals';
import { SavingsFinder } from './SavingsFinder';
import { SavingsReader } from './SavingsReader';
import { SavingsStore } from './SavingsStore';

export interface CreateSavingsOptions
  extends Omit<CreateSavingProposalsOptions, 'placeOf' | 'proposed'> {
  knex: Knex;
  /** Told of which stacks something is new. */
  changed(refs: readonly string[]): Promise<void>;
}

/** Looks for savings, reads them, and proposes them. */
export interface Savings {
  finder: SavingsFinder;
  reader: SavingsReader;
  proposals: AuthorizedSavingProposals;
}

/** Savings over the database, the mirrors and GitHub. */
export async function createSavings(
  options: CreateSavingsOptions,
): Promise<Savings> {
  const { changed, knex, logger, pricer, prices, standards } = options;
  const store = new SavingsStore(knex);
  const proposed = new SavingProposalStore(knex, { changed });
  return {
    finder: new SavingsFinder({ store, pricer, prices, standards, logger }),
    reader: new SavingsReader({ store, prices, proposed }),
    proposals: await createSavingProposals({
      ...{ ...options, proposed },
      placeOf: name => store.placeOf(name),
    }),
  };
}
