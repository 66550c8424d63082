export { expandModule } from './expandModule';
export { expandStack, type ExpandRequest } from './expandStack';
export type {
  Expansion,
  ExpandOptions,
  ExpansionProblem,
  ModuleTree,
} from './types';
