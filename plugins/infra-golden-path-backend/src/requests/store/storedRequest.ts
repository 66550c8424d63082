import type {
  Excerpt,
  FileConflict,
  LaneStep,
  LocalisedText,
  Preview,
  ServiceRequest,
} from '@infra-portal/infra-common';
import type { Actor } from '@infra-portal/infra-node';
import type {
  ApplicationProgress,
  ApplicationProposal,
} from '../application/types';
import type { ReviewDigest } from '../text/reviewDigest';

/** The way to a pull request; each step can be gone again from its beginning. */
export const STEPS = [
  'accepted',
  'committed',
  'pushed',
  'opened',
  'labelled',
  'reviewers',
  'checked',
  'done',
] as const;
export type Step = (typeof STEPS)[number];

/** A file after the change; without text and excerpt it is removed. */
export interface ProposedFile {
  path: string;
  text?: string;
  /** Of a long file: what changes in its text at the base. */
  excerpt?: Excerpt;
}

/** What is proposed, as it was rendered. */
export interface Proposal {
  base: { branch: string; commit: string };
  files: ProposedFile[];
  /** The preview that the text of the pull request is made of. */
  preview: Preview;
  /** For the repository of the application. */
  application?: ApplicationProposal;
}

export type Failure = NonNullable<ServiceRequest['failure']>;

/** Which side wins where a person's commits and ours do not go together. */
export type Take = 'ours' | 'theirs';

/** What has no column of its own. */
export interface RequestData {
  change: string;
  title: string;
  step: Step;
  /** What is wanted of it: that it is open, or that it is closed. */
  wanted: 'open' | 'closed';
  draft: boolean;
  /** A draft before, and the last order wants none. */
  makeReady?: boolean;
  actor: Actor;
  note?: string;
  /** Seconds in which its form was seen, of all orders together. */
  answering?: number;
  intent: unknown;
  digest: string;
  /** When the order was written down; the commits are signed with it. */
  acceptedAt: string;
  proposal: Proposal;
  /**
   * Commits whose tree is exactly what the golden path gives, the newest last.
   * Written down before they are pushed, so none is taken for a person's.
   */
  ownCommits: string[];
  take?: Take;
  pull?: { number: number; url: string; head: string; mergeable?: boolean };
  /** Owners who were asked for a review. */
  asked: string[];
  /** Owners whom GitHub would not ask. */
  refused: string[];
  /** What could not be done and does not matter for the pull request. */
  remarks: LocalisedText[];
  failure?: Failure;
  conflicts: FileConflict[];
  lane: LaneStep[];
  /** What the newest golden-path check said: files, and how many deviate. */
  compared?: { commit: string; generated: number; deviating: number };
  /** What the pull request says to its reviewers. */
  review?: ReviewDigest;
  /** Whom comments can ask for runs, once it is known. */
  atlantis?: { executable: string };
  /** How far the second pull request is, once it was begun. */
  application?: ApplicationProgress;
  /** What earlier orders proposed to other repositories, to be taken back. */
  formerApplications?: {
    proposal: ApplicationProposal;
    progress: ApplicationProgress;
  }[];
  /** Attempts in a row that failed for reasons that pass. */
  attempts: number;
}

export interface StoredRequest {
  id: string;
  /** Null once it is over. */
  activeKey: string | null;
  /** `host/owner/name` */
  repository: string;
  product: string;
  service: string;
  branch: string;
  state: ServiceRequest['state'];
  requestedBy: string;
  version: number;
  createdAt: string;
  updatedAt: string;
  dueAt: string | null;
  data: RequestData;
}

/** Nothing more is to be proposed on it. */
export const isOver = (state: ServiceRequest['state']) =>
  state === 'merged' || state === 'closed';
