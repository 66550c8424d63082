import type { Saving, SavingProposal } from '@infra-portal/infra-common';

/** Whether some change of it is one of files. */
export const isWritable = ({ changes }: Saving): boolean =>
  changes.some(({ kind }) => kind === 'set' || kind === 'remove');

/** The pull request of a saving; the newest first counts. */
export const proposalOf = (
  { id }: Saving,
  proposals: readonly SavingProposal[],
): SavingProposal | undefined =>
  proposals.find(({ savings }) => savings.includes(id));

/** Whether it can be made a pull request now. */
export const isProposable = (
  saving: Saving,
  proposals: readonly SavingProposal[],
): boolean =>
  saving.monthly !== undefined &&
  !saving.silenced &&
  isWritable(saving) &&
  !proposalOf(saving, proposals);
