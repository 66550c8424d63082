export {
  goldenPathFolder,
  intentPath,
  serviceAtPath,
} from '@infra-portal/infra-common';
export { claimsOf, type Claims, type ClaimedEnvironment } from './claims';
export { findCollisions, type Inventory } from './collisions';
export {
  compareWithPath,
  previewFileOf,
  type PathComparison,
} from './comparison';
export { canonicalJson, previewDigest, type DigestedPreview } from './digest';
export { reviewOf } from './review';
export { writeIntent } from './writeIntent';
export { environmentData } from './environmentData';
export { readGoldenPath, type GoldenPath } from './goldenPath';
export { DocumentError, readYaml } from './readYaml';
export {
  renderFiles,
  renderService,
  type Rendering,
  type RenderRequest,
} from './renderService';
export { renderTemplate } from './renderTemplate';
