import type { RunCounts } from '../runs';

/**
 * What one look at one stack found, whoever looked: Atlantis by its API or
 * webhook, a runner of CI by a report. The same look told twice has one id.
 */
export interface DriftObservation {
  /** Of the look and the stack together, the same however often it is told. */
  id: string;
  /** `host/owner/name`, as the configuration writes it. */
  repository: string;
  dir: string;
  workspace: string;
  project?: string;
  /** When it was looked, milliseconds since 1970. */
  at: number;
  source: 'atlantis-api' | 'atlantis-webhook' | 'report';
  /** Of a report: who looked, as `GitHub Actions`. */
  runner?: string;
  /** The branch that was compared with what is there. */
  ref: string;
  commit?: string;
  result: DriftResult;
}

export type DriftResult =
  | { kind: 'clean' }
  | {
      kind: 'drifted';
      counts: RunCounts;
      /** Terraform noted changes that were made outside of it. */
      changesOutside?: boolean;
      /** The plan's text, cleaned; only some sources have it. */
      plan?: string;
    }
  /** A pull request, or another look, holds the stack. */
  | { kind: 'locked'; pull?: number; message: string }
  | { kind: 'failed'; message: string };
