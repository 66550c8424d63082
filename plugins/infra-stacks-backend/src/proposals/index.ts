export {
  type Base,
  type OpenedProposal,
  type Proposal,
  Proposals,
  type ProposalsOptions,
} from './Proposals';
