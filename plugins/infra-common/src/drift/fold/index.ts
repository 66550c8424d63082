export { foldDrift } from './foldDrift';
export * from './types';
