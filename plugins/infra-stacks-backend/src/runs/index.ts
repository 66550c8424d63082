export { AuthorizedRuns } from './AuthorizedRuns';
export { createRuns } from './createRuns';
