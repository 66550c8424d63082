import { builtInBook } from '../../prices';
import { Declared, stackOf } from '../../estimate/__testUtils__/stacks';
import { DeclaredStack } from '../../estimate/resources';
import { savingsOf, SavingsOptions } from '../savingsOf';
import { Saving } from '../types';

export const OPTIONS: SavingsOptions = {
  book: builtInBook,
  now: new Date('2026-10-06T00:00:00Z'),
};

export const seoulStack = (...resources: Declared[]): DeclaredStack =>
  stackOf('ap-northeast-2', ...resources);

export const savingsIn = (
  resources: Declared[],
  options: Partial<SavingsOptions> = {},
): Saving[] => savingsOf(seoulStack(...resources), { ...OPTIONS, ...options });

/** Savings in short: id and amount, or what is missing. */
export const inShort = (savings: readonly Saving[]): Record<string, string> =>
  Object.fromEntries(
    savings.map(({ id, monthly, missing }) => [
      id,
      monthly ?? `no ${missing?.priceKey ?? missing?.gap}`,
    ]),
  );
