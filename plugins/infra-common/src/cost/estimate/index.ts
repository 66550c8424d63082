export type { ResourceUse } from './engine/Pricing';
export * from './estimate';
export * from './estimateStack';
export * from './resources';
export * from './usage';
