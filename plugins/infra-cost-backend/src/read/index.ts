export {
  type CostMovers,
  CostReader,
  type CostReaderOptions,
} from './CostReader';
export type { CostFilter } from './filter';
export type { Budgets } from './summary';
