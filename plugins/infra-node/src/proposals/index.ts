export {
  type FollowedProposals,
  ProposalWatch,
  type ProposalWatchOptions,
} from './ProposalWatch';
export {
  type OpenedProposal,
  type OwnCommits,
  type Proposal,
  type ProposalBase,
  type ProposedFile,
  Proposals,
  type ProposalsOptions,
} from './Proposals';
