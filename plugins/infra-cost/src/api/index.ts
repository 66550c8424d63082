export {
  type CostApi,
  costApiRef,
  type CostDaysFilter,
  type CostFilter,
  type StackCostFilter,
} from './CostApi';
export { CostClient } from './CostClient';
