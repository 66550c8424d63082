export {
  changedFiles,
  type ChangedFile,
  commitCount,
  firstParent,
} from './changedFiles';
export { GitMirrors, type GitMirrorsOptions } from './GitMirrors';
export { branchHeight, pathHistory, type PathCommit } from './pathHistory';
export {
  parseRepositoryAddress,
  readInfrastructureRepositories,
  readStackRepositories,
  repositoryKey,
  repositoryName,
} from './repositories';
export {
  mirrorsFromConfig,
  mirrorsServiceRef,
  repositoryWebUrl,
} from './service';
export type { MirrorCredentials, MirrorLimits } from './settings';
export * from './types';
