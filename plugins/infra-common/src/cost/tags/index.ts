export {
  splitByTag,
  type TaggedAmount,
  tagGroup,
  tagValueOf,
  UNKNOWN_TAG,
  WITHOUT_TAG,
} from './splitByTag';
export { taggingOf } from './taggingOf';
