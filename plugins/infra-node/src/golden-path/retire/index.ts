export { emptyStack, type EmptiedStack } from './emptyStack';
export { keepParts } from './keepParts';
export {
  retiredFiles,
  type RetiredFiles,
  type RetireRequest,
} from './retiredFiles';
