export { createLiveEstimates } from './createLiveEstimates';
export { LiveEstimates } from './LiveEstimates';
