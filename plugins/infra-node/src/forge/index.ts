export type { ForgeAlert, ForgeAnnotation, ForgeFindings } from './annotations';
export * from './types';
export * from './conversationTypes';
export { GitHubForge } from './gitHubForge';
export { blobId } from './lookUp';
export { readCommitSettings, type CommitSettings } from './commitSettings';
export { pushCommit, type Push } from './pushCommit';
export type { ClientOptions } from './client';
export type { RetryPolicy } from './retry';
export { createForges, forgesServiceRef } from './forges';
export type { Forges, ForgesOptions } from './forges';
export type { LineComment, NewReview } from './personActs';
export { createForgePeople } from './people';
export type {
  ForgeIdentity,
  ForgePeople,
  ForgePeopleOptions,
  ForgePerson,
} from './people';
