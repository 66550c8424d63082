/**
 * Signals to the browser that what is known of drift changed; it asks again for
 * what it shows. The message is {@link DriftSignal}.
 */
export const DRIFT_CHANNEL = 'infra-stacks:drift';

export interface DriftSignal {
  /** `host/owner/name` */
  repositories: string[];
  /** Refs of the stacks. */
  stacks: string[];
}
