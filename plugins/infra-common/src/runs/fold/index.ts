export * from './facts';
export { foldRuns } from './foldRuns';
export { type FoldOptions, latestPull } from './gather';
export { reportKey } from './reported';
export * from './types';
