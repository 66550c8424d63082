export { fixSaving } from './fixSaving';
export { fixSavings } from './fixSavings';
export {
  LEFT_SAVINGS,
  type LeftOfSavings,
  type LeftSavingCode,
  type RenderedFrom,
  type SavingFix,
  type SavingFixRequest,
  type SavingPlace,
  type SavingsFix,
  type SavingsFixRequest,
} from './types';
