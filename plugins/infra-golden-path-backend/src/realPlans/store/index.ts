export * from './RealPlanStore';
export { OVER, type RealPlanData, type StoredPlan } from './rows';
