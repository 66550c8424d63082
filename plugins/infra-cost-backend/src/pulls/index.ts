export { createPulls, type Pulls } from './createPulls';
export { noSuchPull, PullReader } from './PullReader';
export type { PullKey } from './types';
