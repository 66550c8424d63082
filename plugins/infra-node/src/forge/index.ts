export * from './types';
export { GitHubForge } from './gitHubForge';
export { blobId } from './lookUp';
export { readCommitSettings, type CommitSettings } from './commitSettings';
export { pushCommit, type Push } from './pushCommit';
export type { ClientOptions } from './client';
export type { RetryPolicy } from './retry';
export { createForges, forgesServiceRef } from './forges';
export type { Forges, ForgesOptions } from './forges';
export { createForgePeople } from './people';
export type {
  ForgeIdentity,
  ForgePeople,
  ForgePeopleOptions,
  ForgePerson,
} from './people';
