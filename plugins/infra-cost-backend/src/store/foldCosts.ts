import type { CurrentCost } from '@infra-portal/infra-common';
import { microsOf } from './micros';
import { groupsOfTag } from './tagSplit';
import type {
  Absence,
  CostStep,
  DayChange,
  Failing,
  KeptEstimate,
  TagChange,
} from './types';

const DATE = 'YYYY-MM-DD'.length;

/** `2026-11-22` of a time in ms, UTC. */
export const dayOf = (at: number) => new Date(at).toISOString().slice(0, DATE);

const byText = (a: string, b: string) => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

const byCommit = ({ commit: a }: KeptEstimate, { commit: b }: KeptEstimate) =>
  a.height - b.height || a.at - b.at || byText(a.id, b.id);

const byPrices = (a: KeptEstimate, b: KeptEstimate) =>
  a.pricedAt - b.pricedAt || byText(a.id, b.id);

/** Estimates of one commit, and when it came. */
interface Group {
  at: number;
  estimates: KeptEstimate[];
}

/**
 * By commit, the oldest first. A commit is never later than one that follows it,
 * though clocks of committers may say so.
 */
function groupsOf(estimates: readonly KeptEstimate[]): Group[] {
  const groups: Group[] = [];
  for (const estimate of [...estimates].sort(byCommit)) {
    const last = groups.at(-1);
    if (last?.estimates[0].commit.id === estimate.commit.id) {
      last.estimates.push(estimate);
    } else {
      groups.push({ at: estimate.commit.at, estimates: [estimate] });
    }
  }
  let until = Infinity;
  for (const group of [...groups].reverse()) {
    group.at = Math.min(group.at, until);
    until = group.at;
  }
  return groups;
}

/** Of one commit those count that Infracost made, where there is one. */
function counting({ estimates }: Group): KeptEstimate[] {
  const real = estimates.filter(({ grade }) => grade === 'infracost');
  return (real.length > 0 ? real : [...estimates]).sort(byPrices);
}

/**
 * What a stack cost when: a function of the set of its estimates, so that order
 * and repetition do not matter. The first estimate of a commit counts from the
 * commit on, later ones from when their prices were read, until the next commit
 * that was priced.
 */
export function foldCosts(estimates: readonly KeptEstimate[]): CostStep[] {
  const good = estimates.filter(({ state }) => state !== 'failed');
  const groups = groupsOf(good);
  const steps: CostStep[] = [];
  groups.forEach((group, index) => {
    const until = groups[index + 1]?.at ?? Infinity;
    counting(group).forEach((estimate, turn) => {
      const at = turn === 0 ? group.at : Math.max(group.at, estimate.pricedAt);
      if (turn > 0 && at >= until) return;
      const before = steps.at(-1)?.estimate.grade;
      const code = before === undefined || before === estimate.grade;
      const later = turn === 0 ? 'code' : 'prices';
      steps.push({ at, estimate, cause: code ? later : 'source' });
    });
  });
  return steps;
}

/** The value at a time; undefined while there is none. */
function valueAt(
  steps: readonly CostStep[],
  away: readonly Absence[],
  at: number,
): KeptEstimate | undefined {
  if (away.some(({ from, to = Infinity }) => from <= at && at < to)) {
    return undefined;
  }
  return steps.findLast(step => step.at <= at)?.estimate;
}

/** What an estimate counts for, by a key, in millionths. */
type Values = readonly (readonly [key: string, micros: number])[];

/**
 * By how much each key changed on each day. Differences of rounded values, so
 * that their sum up to a day is the value at its end.
 */
function changesByDay(
  steps: readonly CostStep[],
  away: readonly Absence[],
  valuesOf: (estimate: KeptEstimate) => Values,
): { day: string; key: string; change: number }[] {
  const times = [
    ...steps.map(({ at }) => at),
    ...away.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to])),
  ];
  const days = [...new Set(times.map(dayOf))].sort();
  const changes: { day: string; key: string; change: number }[] = [];
  let before = new Map<string, number>();
  for (const day of days) {
    const value = valueAt(steps, away, Date.parse(`${day}T23:59:59.999Z`));
    const now = new Map(value && valuesOf(value));
    for (const key of new Set([...before.keys(), ...now.keys()])) {
      const change = (now.get(key) ?? 0) - (before.get(key) ?? 0);
      if (change !== 0) changes.push({ day, key, change });
    }
    before = now;
  }
  return changes;
}

/** By how much a stack changed on each day. */
export const dayChanges = (
  steps: readonly CostStep[],
  away: readonly Absence[],
): DayChange[] =>
  changesByDay(steps, away, ({ currency, monthly }) => [
    [currency, microsOf(monthly)],
  ]).map(({ key, ...rest }) => ({ ...rest, currency: key }));

/** The same of its parts by the groups of tags. */
export const tagChanges = (
  steps: readonly CostStep[],
  away: readonly Absence[],
): TagChange[] =>
  changesByDay(steps, away, ({ currency, tags }) =>
    (tags?.keys ?? []).flatMap(tag =>
      groupsOfTag(tags!.by, tag).map(
        ([item, [monthly]]) =>
          [JSON.stringify([currency, tag, item]), monthly] as const,
      ),
    ),
  ).map(({ key, ...rest }) => {
    const [currency, tag, item] = JSON.parse(key);
    return { ...rest, currency, tag, item };
  });

/** Attempts at newer commits than the last good value's that all failed. */
export function failingOf(
  estimates: readonly KeptEstimate[],
  last: KeptEstimate | undefined,
): Failing | undefined {
  const failed = estimates
    .filter(
      ({ state, commit }) =>
        state === 'failed' && (!last || commit.height > last.commit.height),
    )
    .sort(byPrices);
  const newest = failed.at(-1);
  return (
    newest && {
      since: new Date(failed[0].pricedAt).toISOString(),
      message: newest.failure ?? 'The estimate failed.',
    }
  );
}

/** What a stack costs now. */
export function currentOf(
  { estimate }: CostStep,
  failing: Failing | undefined,
): CurrentCost {
  const { currency, grade, source, state, monthly, usage, coverage } = estimate;
  return {
    ...{ currency, grade, source, state, monthly, usage, coverage },
    commit: estimate.commit.id,
    pricedAt: new Date(estimate.pricedAt).toISOString(),
    ...(failing && { failing }),
  };
}
