export { AuthorizedRuns } from './AuthorizedRuns';
export { createRuns } from './createRuns';
export { type RunMessage, RunMessages } from './intake/RunMessages';
export { scheduleRuns } from './scheduleRuns';
export { refOf, runId } from './store';
