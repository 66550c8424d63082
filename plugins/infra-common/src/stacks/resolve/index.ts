export { Dependencies, type NamedTiedStack } from './Dependencies';
export {
  callFindingKinds,
  callFindings,
  orphanFindings,
} from './moduleFindings';
export { moduleKey, withoutRef } from './moduleKey';
export { compareVersions as compareModuleVersions } from './moduleVersions';
export {
  type ResolvedModule,
  type ResolvedModules,
  type ResolvedUse,
  resolveModules,
} from './resolveModules';
export { type MissingOutput, missingOutputs } from './missingOutputs';
export { resolveDependencies } from './resolveDependencies';
export { tiedCalls, tiesOf } from './tiesOf';
export type {
  CallingRepository,
  TiedCall,
  TiedModule,
  TiedRepository,
  TiedStack,
  Ties,
} from './types';
