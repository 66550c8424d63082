export type { KeptRun } from './rows';
export { refOf, runId } from './rows';
export { RunQueries, type RunQuery } from './RunQueries';
export { RunStore, type RunChanges, type Scope } from './RunStore';
