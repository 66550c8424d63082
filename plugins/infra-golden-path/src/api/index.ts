export {
  goldenPathApiRef,
  type DraftInput,
  type GoldenPathApi,
  type RequestFilter,
  type RequestPage,
} from './GoldenPathApi';
export { GoldenPathClient } from './GoldenPathClient';
export {
  commandRefusalOf,
  refusalOf,
  type Refusal,
  reviewRefusalOf,
} from './refusal';
export { useGitHubToken } from './useGitHubToken';
