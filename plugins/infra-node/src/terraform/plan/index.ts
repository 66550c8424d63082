export {
  type MoveRequest,
  planMove,
  planStack,
  type PlanRequest,
  type PlanRun,
} from './planStack';
export { summarisePlan } from './summarise';
export { findTerraform, type TerraformProgram } from './findTerraform';
export { diskTree, memoryTree, type Tree, type TreeFile } from './tree';
export { gitTree } from './gitTree';
export type { ModuleRepository } from './stage';
export {
  serveProviders,
  type ProviderServer,
  type WantedTypes,
} from './provider';
export { runProgram, type Finished } from './runProgram';
export { withWorkFolder, writeFiles } from './workFolder';
