import type { DriftAct } from '@infra-portal/infra-common';

/** A pull request that answers an episode, as the ledger keeps it. */
export interface NewProposal {
  /** `host/owner/name` */
  repository: string;
  /** Ref of the stack. */
  stack: string;
  /** Id of the episode. */
  episode: string;
  act: DriftAct;
  pullRequest: { number: number; url: string; title?: string };
  /** Entity ref of who asked for it. */
  createdBy: string;
}
