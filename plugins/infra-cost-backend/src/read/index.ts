export type { IndexedStack } from './CostIndex';
export {
  type CostMovers,
  CostReader,
  type CostReaderOptions,
  type CostsSince,
} from './CostReader';
export type { CostFilter } from './filter';
export type { Budgets } from './summary';
