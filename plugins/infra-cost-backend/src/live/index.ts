export { LiveEstimates } from './LiveEstimates';
