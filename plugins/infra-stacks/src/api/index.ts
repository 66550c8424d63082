export {
  type DriftFilter,
  type DriftTrendFilter,
  type RunFilter,
  stacksApiRef,
  type StackFilter,
  type StacksApi,
} from './StacksApi';
export { StacksClient } from './StacksClient';
