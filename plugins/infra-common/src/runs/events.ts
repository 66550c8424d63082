/**
 * Signals to the browser that runs or locks changed; it asks again for what it
 * shows. The message is {@link RunsSignal}.
 */
export const RUNS_CHANNEL = 'infra-stacks:runs';

export interface RunsSignal {
  /** `host/owner/name` of the repositories whose runs changed. */
  repositories: string[];
  /** Refs of the stacks whose runs changed; none of those that are not known. */
  stacks: string[];
  /** Numbers of the pull requests, in the same repositories. */
  pullRequests: number[];
  /** Locks were looked at, and are not as they were. */
  locks?: true;
}
