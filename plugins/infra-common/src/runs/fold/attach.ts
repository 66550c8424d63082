import { attemptKey, type Attempt, endOf, SKEW } from './attempts';
import { type Gathered, isOf } from './gather';
import type { AppliedFact, RequestFact } from './facts';
import type { Identity } from '../atlantis';

const isComplete = ({ project, dir }: Identity) =>
  project !== undefined && dir !== undefined;

const newest = (attempts: readonly Attempt[]): Attempt | undefined =>
  attempts.reduce<Attempt | undefined>(
    (best, each) =>
      best === undefined ||
      each.first > best.first ||
      (each.first === best.first && each.key > best.key)
        ? each
        : best,
    undefined,
  );

/** Somebody asks, and so long later at most it begins. ms */
const PATIENCE = 10 * 60_000;

/** Tells tries what comments said of them; says what no try is known of. */
export function attachComments(
  attempts: Attempt[],
  { said }: Gathered,
): Attempt[] {
  const alone: Attempt[] = [];
  said.forEach((each, index) => {
    const { command, comment, section } = each;
    const own = attempts.filter(
      attempt =>
        attempt.command === command &&
        attempt.target !== undefined &&
        isOf(section.identity, attempt.target, attempt.identity),
    );
    const until = comment.at + SKEW;
    const begun = own.filter(({ first }) => first <= until);
    const ended = begun.filter(attempt => {
      const end = endOf(attempt);
      return end !== undefined && end.at <= until;
    });
    // What a plan says comes after its end, what an apply says may come before.
    const found = newest(
      command === 'plan' && ended.length > 0 ? ended : begun,
    );
    if (!found) alone.push(aloneOf(each, index, attempts));
    // Comments come in order: the last one counts.
    else if (isComplete(found.identity)) found.said = each;
    else {
      found.said = each;
      found.identity = { ...section.identity, ...found.identity };
    }
  });
  return alone;
}

/** A try that only a comment told of. */
function aloneOf(
  said: Gathered['said'][number],
  index: number,
  attempts: readonly Attempt[],
): Attempt {
  const { command, comment, section } = said;
  const { project, dir, workspace } = section.identity;
  const whole = newest(
    attempts.filter(
      each =>
        each.command === command &&
        each.target === undefined &&
        each.first <= comment.at + SKEW,
    ),
  );
  return {
    key: JSON.stringify([
      ...['comment', comment.number, project ?? '', dir ?? ''],
      ...[workspace ?? '', dir === undefined ? index : 0],
    ]),
    command,
    identity: section.identity,
    ...(whole?.commit && { commit: whole.commit }),
    first: comment.at,
    superseded: false,
    statuses: [],
    said,
    applied: [],
  };
}

/** Tells tries what the webhook said; says what no try is known of. */
export function attachApplied(
  attempts: Attempt[],
  applied: readonly AppliedFact[],
): Attempt[] {
  const alone: Attempt[] = [];
  for (const fact of applied) {
    const own = [...attempts, ...alone].filter(
      each =>
        each.command === 'apply' &&
        each.commit === fact.commit &&
        each.first <= fact.at + SKEW &&
        isOf(fact, each.target, each.identity) &&
        (each.target !== undefined || each.statuses.length === 0),
    );
    const found = newest(own);
    if (found) found.applied.push(fact);
    else alone.push(aloneApplied(fact));
  }
  return alone;
}

function aloneApplied(fact: AppliedFact): Attempt {
  const { commit, project, dir, workspace, at } = fact;
  const target = project ?? `${dir}/${workspace}`;
  return {
    // The same as of its status, which is on its way.
    key: attemptKey({
      ...{ name: 'atlantis', command: 'apply', commit, target, ordinal: 0 },
    }),
    command: 'apply',
    identity: { ...(project !== undefined && { project }), dir, workspace },
    target,
    commit,
    first: at,
    superseded: false,
    statuses: [],
    applied: [fact],
  };
}

/** Tells tries who asked for them. */
export function attachActors(
  attempts: readonly Attempt[],
  requests: readonly RequestFact[],
): void {
  const before = new Map<string, number>();
  const ordered = [...attempts].sort(
    (a, b) => a.first - b.first || (a.key < b.key ? -1 : 1),
  );
  for (const attempt of ordered) {
    const { command, identity, target, first } = attempt;
    const own = JSON.stringify([command, target ?? '', identity]);
    const last = before.get(own) ?? -Infinity;
    before.set(own, first);
    const asked = requests.filter(
      request =>
        request.command === command &&
        request.at <= first + SKEW &&
        request.at > last &&
        first - request.at <= PATIENCE &&
        isFor(request, attempt),
    );
    const actor =
      asked.at(-1)?.author ?? attempt.applied.find(({ user }) => user)?.user;
    if (actor) attempt.actor = actor;
  }
}

/** Whether somebody asked for this project, or for all. */
function isFor(request: RequestFact, { target, identity }: Attempt): boolean {
  const { project, dir, workspace } = request;
  if (target === undefined && identity.dir === undefined) return true;
  if (project !== undefined) {
    return project === target || project === identity.project;
  }
  if (dir !== undefined && identity.dir !== undefined && dir !== identity.dir) {
    return false;
  }
  return workspace === undefined || workspace === identity.workspace;
}
