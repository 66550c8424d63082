import type {
  DeclaredResource,
  DeclaredStack,
} from '../../cost/estimate/resources';
import { holdsData } from '../../reviews/resourceRisk';
import type {
  ComparedResource,
  ComparedStack,
  LostResource,
} from '../api/difference';
import { leftAfterDestroy, protectionOf } from '../retention';
import { forcesNew } from './replacedBy';

/** Tags follow the tags of the provider; both would be told twice. */
const SAID_ELSEWHERE = new Set(['tags']);
/** What AWS knows a resource by, as far as it lets nobody else have it. */
const NAMES = ['name', 'bucket', 'identifier', 'function_name', 'family'];

const shown = ({ address, type }: DeclaredResource): ComparedResource => ({
  ...{ address, type, holdsData: holdsData(type) },
});

function lost(resource: DeclaredResource): LostResource {
  const left = leftAfterDestroy(resource);
  const protection = protectionOf(resource);
  return {
    ...shown(resource),
    ...(left && { left }),
    ...(protection && { protectedBy: protection.argument }),
  };
}

/** JSON whose members stand in one order. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return members.map(([name, member]) => [name, sorted(member)]);
};

const same = (a: unknown, b: unknown) =>
  JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

/** The argument of a path: `dimensions` of `dimensions.ClusterName`. */
const argumentOf = (path: string) => path.split('.')[0];

/** What is not known of arguments, and what it refers to. */
function unknownOf({ unknown, links }: DeclaredResource) {
  const found = new Map<string, unknown[]>();
  for (const path of [...new Set([...unknown, ...Object.keys(links)])].sort()) {
    const name = argumentOf(path);
    found.set(name, [...(found.get(name) ?? []), [path, links[path]]]);
  }
  return found;
}

/** Arguments of a resource that say something else, or refer to something else. */
export function changedArguments(
  before: DeclaredResource,
  after: DeclaredResource,
): string[] {
  const [old, now] = [unknownOf(before), unknownOf(after)];
  const names = new Set([
    ...Object.keys(before.values),
    ...Object.keys(after.values),
    ...old.keys(),
    ...now.keys(),
  ]);
  return [...names]
    .filter(name => !SAID_ELSEWHERE.has(name))
    .filter(
      name =>
        !same(before.values[name], after.values[name]) ||
        !same(old.get(name), now.get(name)),
    )
    .sort();
}

const nameOf = ({ values }: DeclaredResource) =>
  NAMES.map(each => values[each]).find(
    (each): each is string => typeof each === 'string' && each !== '',
  );

function clashesOf(
  created: readonly DeclaredResource[],
  destroyed: readonly DeclaredResource[],
): ComparedStack['clashes'] {
  return created.flatMap(made => {
    const name = nameOf(made);
    const former = destroyed.find(
      each => each.type === made.type && nameOf(each) === name,
    );
    if (name === undefined || !former) return [];
    return [{ name, created: made.address, destroyed: former.address }];
  });
}

const byData = (a: ComparedResource, b: ComparedResource) =>
  Number(b.holdsData) - Number(a.holdsData) ||
  (a.address < b.address ? -1 : Number(a.address > b.address));

/** A stack before and after an edit, by the addresses of its resources. */
export function compareStacks(
  { environment, stack, directory }: StackPlace,
  before: DeclaredStack | undefined,
  after: DeclaredStack | undefined,
): ComparedStack {
  const old = new Map(before?.resources.map(each => [each.address, each]));
  const now = new Map(after?.resources.map(each => [each.address, each]));
  const both = [...now.values()].flatMap(next => {
    const former = old.get(next.address);
    if (!former) return [];
    return [{ former, next, names: changedArguments(former, next) }];
  });
  const changed = both.filter(({ names }) => names.length > 0);
  const isReplaced = ({ next, names }: (typeof both)[number]) =>
    names.some(name => forcesNew(next.type, name));
  const replaced = changed.filter(isReplaced);
  const updated = changed.filter(each => !isReplaced(each));
  const created = [...now.values()].filter(({ address }) => !old.has(address));
  // A folder that is not there is not planned: nothing of it is destroyed.
  const isLeft = before !== undefined && after === undefined;
  const gone = [...old.values()].filter(({ address }) => !now.has(address));
  const destroyed = isLeft ? [] : gone;
  const kept = isLeft
    ? gone
    : both.filter(each => !isReplaced(each)).map(({ next }) => next);
  const problems = [before, after].flatMap(each => each?.problems ?? []);
  return {
    ...{ environment, stack, directory },
    state: stateOf(before, after, [created, destroyed, changed]),
    created: created.map(shown).sort(byData),
    destroyed: destroyed.map(lost).sort(byData),
    replaced: replaced
      .map(({ former, names }) => ({ ...lost(former), arguments: names }))
      .sort(byData),
    updated: updated
      .map(({ next, names }) => ({ ...shown(next), arguments: names }))
      .sort(byData),
    kept: kept.length - (isLeft ? 0 : updated.length),
    keptData: kept
      .map(shown)
      .filter(each => each.holdsData)
      .sort(byData),
    clashes: clashesOf(created, destroyed),
    problems: [...new Set(problems.map(({ message }) => message))],
  };
}

/** Where a stack is. */
export interface StackPlace {
  environment: string;
  stack: string;
  directory: string;
}

function stateOf(
  before: DeclaredStack | undefined,
  after: DeclaredStack | undefined,
  differences: readonly unknown[][],
): ComparedStack['state'] {
  if (!before) return 'new';
  if (!after) return 'left';
  return differences.some(each => each.length > 0) ? 'changed' : 'same';
}
