export { AuthorizedDrift } from './AuthorizedDrift';
export { createDrift } from './createDrift';
export type { NewProposal } from './store/ProposalStore';
