export {
  AtlantisClient,
  AtlantisError,
  type AtlantisClientOptions,
} from './AtlantisClient';
export { readAtlantisServers, type AtlantisServerSettings } from './servers';
export { statusTargets } from './statusTargets';
export {
  planBranch,
  PlanBranchError,
  type PlanBranchFailure,
  type PlanBranchOptions,
  type PlanBranchRequest,
} from './planBranch';
export {
  detectDrift,
  DriftError,
  driftStatus,
  type DriftFailure,
  type DriftTarget,
} from './drift';
