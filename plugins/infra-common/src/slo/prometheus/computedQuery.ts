import { prometheusDuration } from '../duration';
import type { Slo } from '../model/types';
import { errorRatio, eventsOf, inWindow, sliceExpression } from './errorRatio';
import { sliceOf } from './names';
import {
  coverStep,
  labelled,
  lookedBack,
  PART,
  REF,
  SECONDS,
  SHORT_WINDOWS,
} from './parts';
import { isSelfContained, sloSelectorsOf } from './selectors';

/** What a row is, and its expression. */
type Part = [name: string, expression: string];

/** Seconds; wide enough for two samples of slow exporters. */
const PRESENCE = 900;
const MOST_SELECTORS = 3;

/** Texts of the indicator, as its file has them. */
export const queriesOf = ({ indicator }: Slo): string[] => {
  switch (indicator.form) {
    case 'bad-total':
      return [indicator.bad, indicator.total];
    case 'good-total':
      return [indicator.good, indicator.total];
    case 'raw':
      return [indicator.raw];
    default:
      return 'query' in indicator ? [indicator.query] : [];
  }
};

/** Whether all queries of an objective may stand beside those of others. */
export const isAskable = (slo: Slo): boolean =>
  queriesOf(slo).length > 0 && queriesOf(slo).every(isSelfContained);

/** What has a number wherever the indicator is measured at all. */
function presenceOf(slo: Slo): string {
  const { indicator } = slo;
  if (slo.method.kind !== 'occurrences') return sliceExpression(slo)!;
  const events = eventsOf(slo, PRESENCE);
  if (events) return events.total;
  return indicator.form === 'raw'
    ? inWindow(indicator.raw, PRESENCE)
    : queriesOf(slo)[0];
}

/** The newest sample; looked for over a day, exactly to the second. */
const newest = (selector: string) =>
  `max(timestamp(${selector}) or max_over_time(timestamp(${selector})[1d:5m]))`;

/** Expressions that tell how an objective's samples are. */
function qualityOf(slo: Slo, seconds: number): Part[] {
  const { indicator } = slo;
  const presence = presenceOf(slo);
  const over = `[${prometheusDuration(seconds)}:${prometheusDuration(
    coverStep(seconds, sliceOf(slo)),
  )}]`;
  const measured = queriesOf(slo).slice(-1)[0];
  const selectors =
    indicator.form === 'threshold' ? [] : sloSelectorsOf(measured);
  return [
    ['cover', `count_over_time((${presence})${over})`],
    ['oldest', `min_over_time(timestamp(${presence})${over})`],
    ...(selectors.length > 0 ? selectors : [`(${presence})`])
      .slice(0, MOST_SELECTORS)
      .map((each, index): Part => [`newest${index}`, newest(each)]),
  ];
}

/** All that is asked of one objective: what it is, and the expression. */
export function computedParts(slo: Slo, at: number): Part[] {
  const seconds = lookedBack(slo, at);
  const events =
    slo.method.kind === 'occurrences' ? eventsOf(slo, seconds) : undefined;
  const { indicator } = slo;
  const least = sliceOf(slo) ?? 0;
  return [
    ['period', errorRatio(slo, seconds)],
    ...SHORT_WINDOWS.filter(name => SECONDS[name] >= least).map(
      (name): Part => [name, errorRatio(slo, SECONDS[name])],
    ),
    ...(events ? [['total', events.total] as Part] : []),
    ...(indicator.form === 'good-total'
      ? [['good', inWindow(indicator.good, seconds)] as Part]
      : []),
    ...qualityOf(slo, seconds),
  ];
}

/**
 * One question about many objectives: each row says which one and what it is. The
 * refs are those that the caller finds them by again.
 * @param at epoch seconds at which it is asked
 */
export const computedQuery = (
  slos: readonly (readonly [ref: string, slo: Slo])[],
  at: number,
): string =>
  slos
    .map(([ref, slo]) =>
      labelled(
        computedParts(slo, at)
          .map(([part, expression]) => labelled(expression, PART, part))
          .join(' or '),
        REF,
        ref,
      ),
    )
    .join(' or ');
