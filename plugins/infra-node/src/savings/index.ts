export { fixSaving } from './fixSaving';
export {
  LEFT_SAVINGS,
  type LeftSavingCode,
  type RenderedFrom,
  type SavingFix,
  type SavingFixRequest,
} from './types';
