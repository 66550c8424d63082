export { changedLines, diffOf } from './diffOf';
export { fixFinding } from './fixFinding';
export {
  type FixableFinding,
  type FixContext,
  type FixedFile,
  NoFixError,
} from './types';
