export { createSavings, type Savings } from './createSavings';
export type { AuthorizedSavingProposals } from './proposals';
export { SavingsFinder } from './SavingsFinder';
export { SavingsReader } from './SavingsReader';
export { SavingsStore } from './SavingsStore';
