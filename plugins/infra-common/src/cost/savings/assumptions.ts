import { Amount } from '../amount';
import { toQuantity } from '../estimate/engine/Arguments';

/** What rules assume unless a person says otherwise. */
export const SAVING_ASSUMPTIONS = {
  /** Of 168 hours of a week: ten on each working day. */
  'dev.hours-per-week': '50',
  /** Days that logs are kept where data may be lost. */
  'logs.days': '30',
  /** Days that logs are kept in production. */
  'logs.days-in-production': '365',
  /** Share of a bucket's data that is seldom read, 0 to 1. */
  's3.infrequent-share': '0.5',
} as const satisfies Readonly<Record<string, Amount>>;

export type SavingAssumption = keyof typeof SAVING_ASSUMPTIONS;

/** The value that counts; what is no number from 0 is left out. */
export function assumptionOf(
  given: Readonly<Record<string, Amount>>,
  name: SavingAssumption,
): Amount {
  const value = Object.hasOwn(given, name) ? toQuantity(given[name]) : null;
  return value ?? SAVING_ASSUMPTIONS[name];
}
