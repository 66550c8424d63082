export { createFreezes } from './createFreezes';
export type { FreezeGate } from './FreezeGate';
export type { Freezes } from './Freezes';
