export { ownerRef, usualRef } from './entityRef';
export {
  CODEOWNERS_PATHS,
  MAX_CODEOWNERS_BYTES,
  ownersOf,
  parseCodeowners,
  ruleOf,
} from './codeowners';
export type { CodeownersRule } from './codeowners';
export { removeCodeownersRule, upsertCodeownersRule } from './edit';
export type { NewCodeownersRule } from './edit';
export { type NamedOwner, readOwner } from './owner';
