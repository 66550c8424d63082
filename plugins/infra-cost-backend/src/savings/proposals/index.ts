export type { AuthorizedSavingProposals } from './AuthorizedSavingProposals';
export {
  createSavingProposals,
  type CreateSavingProposalsOptions,
} from './createSavingProposals';
export { SavingProposalStore } from './SavingProposalStore';
