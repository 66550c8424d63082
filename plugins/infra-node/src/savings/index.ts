export { fixSaving } from './fixSaving';
export { fixSavings } from './fixSavings';
export { renderedFrom, type RenderedFromOptions } from './renderedFrom';
export {
  type LeftOfSavings,
  type RenderedFrom,
  type SavingFix,
  type SavingFixRequest,
  type SavingPlace,
  type SavingsFix,
  type SavingsFixRequest,
} from './types';
