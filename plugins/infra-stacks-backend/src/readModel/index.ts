export { type IndexedStack, pageOf, type StackQuery } from './pageOf';
export { StackIndex } from './StackIndex';
export { StackStore } from './StackStore';
export type { KeptStack, RepositoryContents, StackDetail } from './types';
