import type { MeasuredPull, Value, ValueOfGroup } from './api';
import { durationsOf, rateOf } from './statistics';

const SLOWEST = 5;

const isGenerated = ({ kind }: MeasuredPull) => kind !== undefined;
const isMerged = ({ state }: MeasuredPull) => state === 'merged';

/** Seconds from the first word to the end. */
export const wholeTime = (pull: MeasuredPull) =>
  (pull.answering ?? 0) + pull.machine + pull.waiting + pull.fixing;

const known = (values: readonly (number | undefined)[]) =>
  values.filter(value => value !== undefined);

const monthOf = ({ endedAt }: MeasuredPull) => endedAt.slice(0, 7);

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Numbers of the pull requests of one kind. */
export function groupOf(pulls: readonly MeasuredPull[]): ValueOfGroup {
  const merged = pulls.filter(isMerged);
  const counts = {
    merged: merged.length,
    closed: pulls.length - merged.length,
  };
  const total = durationsOf(merged.map(wholeTime));
  if (!total) return { ...counts };
  const rate = (fits: (pull: MeasuredPull) => boolean) =>
    rateOf(merged.filter(fits).length, merged.length);
  return {
    ...counts,
    total,
    shares: {
      ...(merged.some(({ answering }) => answering !== undefined) && {
        answering: mean(merged.map(({ answering = 0 }) => answering)),
      }),
      machine: mean(merged.map(({ machine }) => machine)),
      waiting: mean(merged.map(({ waiting }) => waiting)),
      fixing: mean(merged.map(({ fixing }) => fixing)),
    },
    firstVerdict: durationsOf(known(merged.map(each => each.firstVerdict))),
    reading: durationsOf(known(merged.map(({ reading }) => reading))),
    // Somebody wrote those of people: there is nothing to be left unchanged.
    unchanged: merged.every(isGenerated)
      ? rate(({ otherCommits }) => otherCommits === 0)
      : undefined,
    firstTime: rate(
      ({ objections, failedApplies }) =>
        objections === 0 && failedApplies === 0,
    ),
    failed: rate(
      ({ failedApplies, revertedBy }) =>
        failedApplies > 0 || revertedBy !== undefined,
    ),
  };
}

/**
 * What finished pull requests say of the portal's use, beside those that people
 * wrote by hand. It observes, and proves no cause.
 */
export function summariseValue(
  pulls: readonly MeasuredPull[],
): Pick<Value, 'groups' | 'months' | 'slowest'> {
  const generated = pulls.filter(isGenerated);
  const handWritten = pulls.filter(pull => !isGenerated(pull));
  const months = [...new Set(pulls.map(monthOf))].sort();
  return {
    groups: {
      generated: groupOf(generated),
      'hand-written': groupOf(handWritten),
    },
    months: months.map(month => {
      const of = (all: MeasuredPull[]) =>
        all.filter(pull => isMerged(pull) && monthOf(pull) === month);
      const [ours, theirs] = [of(generated), of(handWritten)];
      return {
        month,
        generated: ours.length,
        handWritten: theirs.length,
        generatedTotal: durationsOf(ours.map(wholeTime))?.median,
        handWrittenTotal: durationsOf(theirs.map(wholeTime))?.median,
      };
    }),
    slowest: generated
      .filter(isMerged)
      .sort((a, b) => wholeTime(b) - wholeTime(a))
      .slice(0, SLOWEST),
  };
}
