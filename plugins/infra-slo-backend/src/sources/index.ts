export { SloSourceError } from './SloSourceError';
export {
  isSloFailure,
  type SloFailure,
  type SloNumbers,
  type SloRange,
  type SloReadings,
  type SloReadOptions,
} from './types';
