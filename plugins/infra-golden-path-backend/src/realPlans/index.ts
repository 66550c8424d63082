export {
  createRealPlans,
  type RealPlansOptions,
  type RunningRealPlans,
} from './createRealPlans';
export { installRealPlans } from './installRealPlans';
export type { RealPlanOrder, RealPlanService } from './types';
