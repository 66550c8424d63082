export {
  type OpenedProposal,
  type Proposal,
  type ProposalBase,
  Proposals,
  type ProposalsOptions,
} from './Proposals';
