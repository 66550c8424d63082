export { CostStore } from './CostStore';
export * from './types';
