export {
  type CostApi,
  costApiRef,
  type CostDaysFilter,
  type CostFilter,
  type PullFilter,
  type PullRef,
  type StackCostFilter,
} from './CostApi';
export { CostClient } from './CostClient';
