export { DetailReader } from './DetailReader';
export type { ObjectiveFilter, PageRequest } from './filter';
export { ObjectiveReader } from './ObjectiveReader';
