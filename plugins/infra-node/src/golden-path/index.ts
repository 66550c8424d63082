export {
  goldenPathFolder,
  intentPath,
  serviceAtPath,
} from '@infra-portal/infra-common';
export { claimsOf, type Claims, type ClaimedEnvironment } from './claims';
export { findCollisions, type Inventory } from './collisions';
export { chosenPriority } from './listenerPriority';
export {
  compareFiles,
  compareWithPath,
  previewFileOf,
  unifiedDiff,
  type PathComparison,
} from './comparison';
export {
  pathTestsOf,
  runPathTest,
  type PathTest,
  type PathTestResult,
} from './pathTests';
export { canonicalJson, previewDigest, type DigestedPreview } from './digest';
export {
  type FileSource,
  type IntentField,
  type LineOrigin,
  type Made,
  originsOf,
  sourcesOf,
} from './origins';
export { reviewOf } from './review';
export { writeIntent } from './writeIntent';
export { environmentData } from './environmentData';
export { readGoldenPath, type GoldenPath } from './goldenPath';
export {
  type GoldenPathFolder,
  goldenPathFolders,
  type GoldenPathTree,
  readGoldenPathFolder,
  readReleasedPath,
} from './goldenPathFolders';
export { DocumentError, readYaml } from './readYaml';
export {
  renderFiles,
  renderOwnFiles,
  renderService,
  type Rendering,
  type RenderRequest,
} from './renderService';
export {
  type FileEditConflict,
  type FileSides,
  type MergedFile,
  mergeFile,
  type TextConflict,
} from './merge';
export { renderObjectives } from './renderObjectives';
export {
  asksForSkeleton,
  renderApplication,
  type ApplicationFile,
} from './renderApplication';
export { renderTemplate } from './renderTemplate';
export {
  emptyStack,
  keepParts,
  retiredFiles,
  type EmptiedStack,
  type RetiredFiles,
} from './retire';
