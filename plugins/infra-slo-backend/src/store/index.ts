export { SloStore } from './SloStore';
export type { Kept, KeptReading, KeptSource, NewReading } from './types';
