import type { DriftObservation } from '@infra-portal/infra-common';
import type { RunMessage } from '../runs';

/** What is kept of a report until it is worked in: clean, without secrets. */
export interface ReportMessage extends RunMessage {
  observations: DriftObservation[];
}

export interface ReportIntakeOptions {
  runs: { take(message: RunMessage): Promise<void> };
  drift?: { take(observations: readonly DriftObservation[]): Promise<void> };
}

/** Gives what was reported to who keeps it. */
export class ReportIntake {
  readonly #options: ReportIntakeOptions;

  constructor(options: ReportIntakeOptions) {
    this.#options = options;
  }

  /** May be called again with the same. */
  async take({ observations, ...message }: ReportMessage): Promise<void> {
    const { runs, drift } = this.#options;
    await runs.take(message);
    if (observations.length > 0) await drift?.take(observations);
  }
}
