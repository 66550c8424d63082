export { AuthorizedDrift } from './AuthorizedDrift';
export { createDrift } from './createDrift';
export { scheduleDrift, wakeDrift } from './scheduleDrift';
export type { NewProposal } from './store/ProposalStore';
