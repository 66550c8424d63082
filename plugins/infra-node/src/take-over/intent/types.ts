import type {
  EnvironmentName,
  Standards,
  TakeOverAnswer,
  TakeOverGap,
} from '@infra-portal/infra-common';
import type { GoldenPath } from '../../golden-path';
import type { DraftPlace } from '../../savings/Draft';
import type { OfferedModule } from '../types';

/** A stack of the service, and what its folder says of it. */
export interface IntentStack {
  /** Of the stack, from the root of the repository. */
  folder: string;
  workspace?: string;
  product?: string;
  service?: string;
  environment?: string;
}

/** Where an answer is looked for. */
export interface IntentPlace extends Pick<DraftPlace, 'tree' | 'repositories'> {
  /** The one that was asked for. */
  stack: IntentStack;
  /** Those of the same service in other environments. */
  siblings: readonly IntentStack[];
  modules: readonly OfferedModule[];
  /** Modules that would take resources of the stack over, by name. */
  matched: readonly string[];
  standards: Standards;
  paths: readonly GoldenPath[];
  /** Whose golden paths these are: `host/owner/repo`. */
  repository?: string;
  /** Of the repository of the stack, where it has one. */
  codeowners?: { path: string; text: string };
}

/** Where something is written. */
export type At = Pick<TakeOverGap, 'address' | 'file' | 'line'>;

export type Json = TakeOverAnswer['value'];

/** An answer as one environment gives it. */
export interface Fact extends Pick<TakeOverAnswer, 'path' | 'otherName'> {
  value: Json;
  at: At;
}

/** What the stack of one environment says. */
export interface StackFacts {
  /** Where the standards know the word. */
  environment?: EnvironmentName;
  facts: Fact[];
  gaps: Omit<TakeOverGap, 'environment'>[];
}
