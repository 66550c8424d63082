export { DetailReader } from './DetailReader';
export type { ObjectiveFilter, PageRequest } from './filter';
export { type Known, ObjectiveReader } from './ObjectiveReader';
export { PENDING } from './objectiveOf';
