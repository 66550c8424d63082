export { createWeekly } from './createWeekly';
export type { WeeklyDesk } from './WeeklyDesk';
