export type { KeptRun, Scope } from './rows';
export { refOf, runId } from './rows';
export { RunQueries, type RunQuery } from './RunQueries';
export { RunStore, type RunChanges } from './RunStore';
