export { Infracost } from './Infracost';
export { InfracostEstimates } from './InfracostEstimates';
export { readInfracost } from './readInfracost';
