import type { Requirement } from '../settings';
import type { Run } from './run';

/** How a pull request stands when a command begins. */
export interface Standing {
  approved: boolean;
  mergeable: boolean;
}

const MERGEABLE = new Set(['clean', 'unstable', 'has_hooks']);

/** Asked before Atlantis's own statuses change the answer. */
export async function standingOf(run: Run): Promise<Standing> {
  const { shop, repo, pull } = run;
  return {
    approved: await shop.github.isApproved(repo, pull.number),
    mergeable: MERGEABLE.has(pull.mergeable_state),
  };
}

/** Why a requirement stands in the way of a command. */
export function refusal(
  requirements: readonly Requirement[],
  { approved, mergeable }: Standing,
  command: 'plan' | 'apply',
): string | undefined {
  for (const requirement of requirements) {
    if (requirement === 'approved' && !approved) {
      return `Pull request must be approved according to the project's approval rules before running ${command}.`;
    }
    if (requirement === 'mergeable' && !mergeable) {
      return `Pull request must be mergeable before running ${command}.`;
    }
  }
  return undefined;
}
