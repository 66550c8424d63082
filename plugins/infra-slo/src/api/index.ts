export {
  type ObjectiveFilter,
  type SloApi,
  sloApiRef,
  type SloMarks,
  type SloRange,
} from './SloApi';
export { SloClient } from './SloClient';
