export * from './types';
export { GitHubForge } from './gitHubForge';
export { blobId } from './lookUp';
export type { ClientOptions } from './client';
export type { RetryPolicy } from './retry';
export { createForges, forgesServiceRef } from './forges';
export type { Forges, ForgesOptions } from './forges';
