import type {
  LocalisedText,
  Objective,
  SloReading,
  SloState,
} from '@infra-portal/infra-common';

/** Why the newest question failed, and since when questions do. */
export interface KeptFailure {
  message: LocalisedText;
  /** Milliseconds since 1970. */
  since: number;
}

/** What is known of an objective's numbers. */
export interface KeptReading {
  /** The newest that a source gave. */
  reading?: SloReading;
  failure?: KeptFailure;
}

/** What a round of questions found of an objective. */
export interface NewReading extends KeptReading {
  id: string;
  /** How it stands with them; none where nothing is to be said of the day. */
  day?: { date: string; state: SloState; budgetLeft?: number };
}

/** How the newest round of a source went. */
export interface KeptSource {
  name: string;
  objectives: number;
  queries: number;
  milliseconds: number;
  /** Milliseconds since 1970. */
  at: number;
  problem?: KeptFailure;
}

/** All that is kept. */
export interface Kept {
  revision: number;
  readings: ReadonlyMap<string, KeptReading>;
  days: ReadonlyMap<string, Objective['days']>;
  sources: ReadonlyMap<string, KeptSource>;
}
