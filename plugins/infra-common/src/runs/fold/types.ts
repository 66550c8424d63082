import type { Run } from '../api';

/** A run as it is made from what was said, before it is matched to a stack. */
export interface FoldedRun
  extends Omit<Run, 'id' | 'stack' | 'repository' | 'hasOutput'> {
  /** Unique in its repository; stays when more is said of the run. */
  key: string;
  output?: RunOutput;
}

/** What a run printed, cleaned and bounded. */
export interface RunOutput {
  text: string;
  /** Lines are missing in its middle. */
  truncated: boolean;
}
