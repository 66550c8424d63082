export { applyChanges, type Variant } from './applyChanges';
export { SAVING_ASSUMPTIONS, type SavingAssumption } from './assumptions';
export {
  combinedSavings,
  type CombinedSavings,
  type LeftSaving,
} from './combinedSavings';
export * from './left';
export * from './questions';
export { savingsOf, type SavingsOptions } from './savingsOf';
export * from './types';
