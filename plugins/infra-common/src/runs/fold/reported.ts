import type { RunSource } from '../api';
import { oneLine } from '../atlantis';
import type { ReportFact } from './facts';
import type { FoldOptions, Gathered } from './gather';
import { pullRequestOf } from './pullRequestOf';
import type { FoldedRun } from './types';

/** All that was reported of one run. */
interface Reported {
  key: string;
  /** In order of time. */
  said: ReportFact[];
  startedAt: number;
  end?: ReportFact;
}

const NEVER_ENDED =
  'It never said how it ended: its job may have been stopped, or could not reach the portal.';

/** What a run is known by, however much is said of it. */
export const reportKey = (
  of: Pick<
    ReportFact,
    'id' | 'attempt' | 'command' | 'commit' | 'dir' | 'workspace'
  >,
): string =>
  JSON.stringify([
    ...['report', of.id, of.attempt],
    ...[of.command, of.commit, of.dir, of.workspace],
  ]);

const iso = (at: number) => new Date(at).toISOString();
const byText = (a: string, b: string) => (a < b ? -1 : 1);
const byTime = (a: ReportFact, b: ReportFact) =>
  a.at - b.at || byText(a.key, b.key);
const isEnd = ({ state }: ReportFact) => state !== 'started';

/** Makes runs of what runners reported. */
export function reportedRuns(
  gathered: Gathered,
  options: FoldOptions,
): FoldedRun[] {
  const all = reportedOf(gathered.reports);
  return all.map(reported => ({
    ...runOf(reported, isOver(reported, all, gathered)),
    ...pullRequestOf(gathered, options),
  }));
}

function reportedOf(facts: readonly ReportFact[]): Reported[] {
  const groups = new Map<string, ReportFact[]>();
  for (const fact of facts) {
    const key = reportKey(fact);
    const group = groups.get(key);
    if (group) group.push(fact);
    else groups.set(key, [fact]);
  }
  return [...groups].map(([key, group]) => {
    const said = group.sort(byTime);
    const ends = said.filter(isEnd);
    // Whatever the runner says of the end is better than that it said nothing.
    const end = ends.filter(({ state }) => state !== 'lost').at(-1);
    const last = end ?? ends.at(-1);
    const startedAt = Math.min(...said.map(each => each.startedAt));
    return { key, said, startedAt, ...(last && { end: last }) };
  });
}

/** Whether nothing more is to be expected of one that did not end. */
function isOver(
  { said: [own], startedAt, key }: Reported,
  all: readonly Reported[],
  { pull }: Gathered,
): boolean {
  // An apply begins when its pull request is merged.
  const isClosed =
    own.command === 'plan' &&
    pull !== undefined &&
    pull.state !== 'open' &&
    pull.at >= startedAt;
  return (
    isClosed ||
    all.some(({ said: [other], ...next }) => {
      const isSame =
        other.command === own.command &&
        other.dir === own.dir &&
        other.workspace === own.workspace;
      return isSame && next.key !== key && next.startedAt > startedAt;
    })
  );
}

function runOf({ key, said, startedAt, end }: Reported, over: boolean) {
  // What only some reports say is taken from the last one that says it.
  const last = said.at(-1)!;
  const latest = <K extends keyof ReportFact>(name: K) =>
    [...(end ? [...said, end] : said)]
      .map(each => each[name])
      .filter(value => value !== undefined)
      .at(-1);
  const { command, dir, workspace, commit, runner } = last;
  const actor = latest('actor');
  const jobUrl = latest('url');
  const run: FoldedRun = {
    key,
    ...{ dir, workspace, command, commit, runner },
    ...(actor !== undefined && { actor }),
    ...outcomeOf(end, over),
    startedAt: iso(startedAt),
    at: iso(startedAt),
    ...(jobUrl !== undefined && { jobUrl }),
    sources: sourcesOf(said),
    ...(end?.output && { output: end.output }),
  };
  return run;
}

function outcomeOf(
  end: ReportFact | undefined,
  over: boolean,
): Pick<
  FoldedRun,
  'state' | 'finishedAt' | 'problem' | 'hasChanges' | 'counts'
> {
  if (end?.state === 'lost' || (!end && over)) {
    return { state: 'unknown', problem: NEVER_ENDED };
  }
  if (!end) return { state: 'running' };
  const { at, problem, hasChanges, counts } = end;
  return {
    state: end.state === 'succeeded' ? 'succeeded' : 'failed',
    finishedAt: iso(at),
    ...(problem !== undefined && { problem }),
    ...(hasChanges !== undefined && { hasChanges }),
    ...(counts && { counts }),
  };
}

/** The same said twice is named once. */
function sourcesOf(said: readonly ReportFact[]): RunSource[] {
  const sources = said
    .filter(({ state }) => state !== 'lost')
    .map(({ command, state, runner, at, url }) => ({
      kind: 'report' as const,
      says: oneLine(`${runner}: ${command} ${state}`, 200),
      observedAt: iso(at),
      ...(url !== undefined && { url }),
    }));
  return [
    ...new Map(sources.map(each => [JSON.stringify(each), each])).values(),
  ];
}
