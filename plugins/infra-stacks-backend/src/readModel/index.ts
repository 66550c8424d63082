export type { ModuleTexts } from './modules';
export { type IndexedStack, type StackQuery } from './pageOf';
export type { ResolvedStack } from './resolvedStack';
export type { Resolved } from './Resolver';
export { type Current, StackIndex } from './StackIndex';
export { type ModuleTextReader, StackReader } from './StackReader';
export { type KeptSource, StackStore } from './StackStore';
export type {
  KeptModule,
  KeptStack,
  ModuleDetail,
  RepositoryContents,
  StackDetail,
} from './types';
