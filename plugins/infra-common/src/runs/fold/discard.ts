import type { Attempt } from './attempts';
import type { Draft } from './foldRuns';
import { type FoldOptions, type Gathered, isOf } from './gather';

const byTime = (a: Attempt, b: Attempt) =>
  a.first - b.first || (a.key < b.key ? -1 : 1);

/**
 * Tells plans that wait for another pull request's lock, and those that were
 * thrown away before anybody applied them.
 */
export function discard(
  drafts: readonly Draft[],
  gathered: Gathered,
  options: FoldOptions,
): void {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const { dir, workspace, project } = draft.run;
    if (dir === undefined && project === undefined) continue;
    const key = JSON.stringify(
      dir === undefined ? [project] : [dir, workspace],
    );
    const group = groups.get(key);
    if (group) group.push(draft);
    else groups.set(key, [draft]);
  }
  for (const group of groups.values()) {
    group.sort((a, b) => byTime(a.attempt, b.attempt));
    wait(group, gathered, options);
    throwAway(group, gathered);
  }
}

/** A plan that another pull request kept from running waits, until it is over. */
function wait(
  group: readonly Draft[],
  { pull }: Gathered,
  { pullRequestUrl }: FoldOptions,
): void {
  const plans = group.filter(({ run }) => run.command === 'plan');
  plans.forEach(({ attempt, run }, index) => {
    const number = attempt.said?.section.lockedBy;
    if (run.state !== 'failed' || number === undefined || number < 1) return;
    const isOpen = !pull || pull.state === 'open';
    const isLast = index === plans.length - 1;
    run.state = isLast && isOpen ? 'waiting' : 'discarded';
    run.blockedBy = { number, url: pullRequestUrl(number) };
  });
}

function throwAway(group: readonly Draft[], { comments }: Gathered): void {
  for (const { comment, parsed } of comments) {
    if (parsed.kind !== 'discarded') continue;
    const before = group.filter(({ run, attempt }) => {
      const end = Date.parse(run.finishedAt ?? run.at);
      return attempt.first <= comment.at && end <= comment.at;
    });
    const plan = before.filter(({ run }) => run.command === 'plan').at(-1);
    if (!plan || plan.run.state !== 'succeeded') continue;
    if (plan.run.hasChanges === false) continue;
    if (parsed.identity) {
      const { target, identity } = plan.attempt;
      if (!isOf(parsed.identity, target, identity)) continue;
    }
    const applied = before.some(
      ({ run, attempt }) =>
        run.command === 'apply' &&
        run.state === 'succeeded' &&
        attempt.first >= plan.attempt.first,
    );
    if (!applied) plan.run.state = 'discarded';
  }
}
