export * from './api';
export * from './budgetStands';
export * from './composeWeekly';
export * from './slots';
export * from './types';
export { unmarked } from './unmarked';
export { weeklyCause } from './weeklyCause';
export * from './weeklyText';
