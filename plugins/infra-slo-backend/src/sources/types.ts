import type {
  LocalisedText,
  Slo,
  SloReading,
  SloSeries,
} from '@infra-portal/infra-common';

/** Why an objective has no number this time. */
export interface SloFailure {
  message: LocalisedText;
  /** ISO; by the clock of the portal. */
  at: string;
}

/** What one round of questions brought. */
export interface SloReadings {
  /**
   * By id of the objective. An objective that is absent was not asked for this
   * time, because there were too many: what was known of it stands.
   */
  readings: Map<string, SloReading | SloFailure>;
  /** Requests that were sent, those that were tried again included. */
  queries: number;
  /** From the first to the last of them. */
  milliseconds: number;
  /** The source as a whole did not answer, and why; each objective says so too. */
  problem?: LocalisedText;
}

export interface SloReadOptions {
  signal?: AbortSignal;
  /**
   * From the indicator's own series only, whatever rules recorded: of a file that
   * is not merged yet, what rules of the same name recorded is another's.
   */
  isComputed?: boolean;
}

/** Times in epoch seconds. */
export interface SloRange {
  start: number;
  end: number;
}

/**
 * A source of numbers, such as one Prometheus. Implementations keep what they may
 * ask less often; they hold no state that a restart would lose for good.
 */
export interface SloNumbers {
  /**
   * Numbers of now, as few requests as it can. It never throws for what the source
   * did: that is in the answer, for each objective. Not asked for are objectives
   * of other sources: the caller picks.
   */
  read(slos: readonly Slo[], options?: SloReadOptions): Promise<SloReadings>;
  /**
   * What happened in a range, in equal tiles; the source picks their length.
   * @throws SloSourceError (503) with a text for people
   */
  series(
    slo: Slo,
    range: SloRange,
    options?: SloReadOptions,
  ): Promise<SloSeries>;
}

export const isSloFailure = (
  read: SloReading | SloFailure,
): read is SloFailure => 'message' in read;
