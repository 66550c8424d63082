import type { LocalisedText } from '../../texts';

/** Who says what an objective's numbers are. */
export const SLO_SOURCES = [
  /** Series that rules record, ours or those of Sloth. */
  'recorded',
  /** Worked out from the indicator's own series. */
  'computed',
  /** Sums of CloudWatch. */
  'cloudwatch',
  /** Attainment as Application Signals of AWS tells it. */
  'application-signals',
] as const;

export type SloSource = (typeof SLO_SOURCES)[number];

/** Times that numbers look back over; `period` is the objective's own window. */
export const SLO_WINDOWS = [
  'period',
  '5m',
  '30m',
  '1h',
  '2h',
  '6h',
  '1d',
  '3d',
] as const;

export type SloWindowName = (typeof SLO_WINDOWS)[number];

/** An alert of an objective that is there now. */
export interface SloAlert {
  name: string;
  severity: 'page' | 'ticket';
  state: 'pending' | 'firing';
  /** ISO; absent where the source does not say. */
  since?: string;
}

/**
 * What a source of numbers knows of an objective at one time: facts only, judged
 * by `judgeSlo`. A number that is absent is not known; none is ever made up.
 */
export interface SloReading {
  source: SloSource;
  /** Epoch seconds, by the clock of the source. */
  at: number;
  /** Of the objective's window, epoch seconds. */
  start: number;
  end: number;
  /** Bad part of all, 0 to 1; absent where nothing happened or nothing is known. */
  errors: Partial<Record<SloWindowName, number>>;
  /** In the window: events, or slices of time. */
  counts?: { bad: number; total: number };
  /** The source has series of the indicator in the window at all. */
  hasData: boolean;
  /** There are series, but nothing happened in all of the window. */
  hasTraffic: boolean;
  /** Part of the window that there are numbers of, 0 to 1. */
  coverage?: number;
  /** Epoch seconds of the first and newest sample in the window. */
  oldest?: number;
  newest?: number;
  /** Seconds after which the newest sample is too old. */
  staleAfter: number;
  /** Ratios of five minutes count alike however much happened, as Sloth has it. */
  isTimeWeighted?: boolean;
  alerts: SloAlert[];
  /** What the source said beside the numbers, in its words, and what was noticed. */
  warnings: (string | LocalisedText)[];
}
