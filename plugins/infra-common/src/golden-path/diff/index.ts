export { cutSame } from './cutSame';
export {
  DIFF_CONTEXT,
  diffTexts,
  endsWithinLine,
  foldDiff,
  type DiffLine,
  type DiffPart,
} from './diffTexts';
export {
  applyExcerpt,
  excerptOf,
  excerptSchema,
  partsOfExcerpt,
  patchOfExcerpt,
  type Excerpt,
  type LeftOut,
} from './excerpt';
export { excerptOfAny } from './excerptOfAny';
