export { foldDrift } from './foldDrift';
export { thinLooks } from './thinLooks';
export * from './types';
