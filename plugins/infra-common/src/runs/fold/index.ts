export * from './facts';
export { foldRuns } from './foldRuns';
export { type FoldOptions, latestPull } from './gather';
export * from './types';
