import {
  type DeclaredStack,
  type PriceBook,
  type Saving,
  savingsOf,
  type SavingsOptions,
  type Standards,
} from '@infra-portal/infra-common';
import type { Pricer } from '../pricing';
import type { StackPlace } from '../store';

/** Savings of a stack at a commit. */
export interface SavingsAtOptions {
  pricer: Pick<Pricer, 'declare'>;
  /** Of the repository's mirror. */
  directory: string;
  commit: string;
  place: StackPlace;
  book: PriceBook;
  standards: Standards | undefined;
  now: Date;
}

/** What was found, in which stack, and with what. */
export interface SavingsAt {
  stack: DeclaredStack;
  savings: Saving[];
  options: SavingsOptions;
}

/**
 * Looks for ways to pay less for a stack as a commit has it.
 * @returns undefined when the stack is not there
 * @throws Error when the repository cannot be read
 */
export async function savingsAt({
  pricer,
  directory,
  commit,
  place,
  book,
  standards,
  now,
}: SavingsAtOptions): Promise<SavingsAt | undefined> {
  const declared = await pricer.declare(directory, commit, place);
  if (!declared) return undefined;
  const { stack } = declared;
  const options = { book, ...(standards && { standards }), now };
  return { stack, options, savings: savingsOf(stack, options) };
}
