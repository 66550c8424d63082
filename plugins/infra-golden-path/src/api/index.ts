export {
  goldenPathApiRef,
  type DraftInput,
  type GoldenPathApi,
  type RequestFilter,
  type RequestPage,
} from './GoldenPathApi';
export { GoldenPathClient } from './GoldenPathClient';
export { commandRefusalOf, refusalOf, type Refusal } from './refusal';
