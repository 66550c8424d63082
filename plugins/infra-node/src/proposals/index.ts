export {
  type FollowedProposals,
  ProposalWatch,
  type ProposalWatchOptions,
} from './ProposalWatch';
export {
  type OpenedProposal,
  type Proposal,
  type ProposalBase,
  Proposals,
  type ProposalsOptions,
} from './Proposals';
