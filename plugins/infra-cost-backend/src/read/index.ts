export type { IndexedStack } from './CostIndex';
export {
  type CostMovers,
  CostReader,
  type CostReaderOptions,
  type CostsSince,
} from './CostReader';
export { type CostFilter, filtered, fitting } from './filter';
export type { Budgets } from './summary';
export { addCoverages, mostCurrency, USUAL_CURRENCY } from './together';
