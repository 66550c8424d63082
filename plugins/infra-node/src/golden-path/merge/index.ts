export { type FileSides, type MergedFile, mergeFile } from './mergeFile';
export {
  type MergedText,
  type MergeOptions,
  mergeTexts,
  type TextConflict,
} from './mergeTexts';
export { type FileEditConflict, mergeOutputs } from './mergeOutputs';
