export { adoptValues, ignoreChanges } from './adopt';
export { planArguments, type PlannedStack } from './autoplan';
export { revertFile, revertNote, type RevertNote } from './revertNote';
export { DRIFT_RULE, snoozeDrift, type Snooze } from './snooze';
export type { Adopted, AdoptInput, LeftOut } from './types';
