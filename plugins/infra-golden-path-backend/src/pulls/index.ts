export { createOrderOf, isSameRef, type OrderOf } from './orderOf';
export { openPulls } from './openPulls';
export type { PullFacts, PullKey } from './types';
