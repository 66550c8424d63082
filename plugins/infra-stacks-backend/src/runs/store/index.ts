export type { KeptRun } from './rows';
export { refOf } from './rows';
export { RunQueries, type RunQuery } from './RunQueries';
export { RunStore, type RunChanges, type Scope } from './RunStore';
