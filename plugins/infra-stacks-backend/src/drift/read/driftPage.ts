import { InputError } from '@backstage/errors';
import {
  DRIFT_CAUSES,
  DRIFT_STATES,
  type DriftCause,
  type DriftPage,
  type DriftState,
  type StackSummary,
} from '@infra-portal/infra-common';
import { z } from 'zod';
import type { IndexedDrift } from './DriftIndex';

/** What stacks are asked for; values of one filter are alternatives. */
export interface DriftQuery {
  product?: readonly string[];
  owner?: readonly string[];
  environment?: readonly string[];
  repository?: readonly string[];
  /** Refs or names. */
  stack?: readonly string[];
  state?: readonly DriftState[];
  cause?: readonly DriftCause[];
  /** Words that all have to be in it. */
  q?: string;
  cursor?: string;
  limit: number;
}

/** A stack with how it stands. */
export interface DriftEntry {
  stack: StackSummary;
  drift: IndexedDrift;
  state: DriftState;
}

type Key = [rank: number, destroys: number, since: number, name: string];

const cursorSchema = z.tuple([
  z.number(),
  z.number(),
  z.number(),
  z.string().max(1_000),
]);

const written = (key: Key) =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/** Whether a stack fits all filters but those of its state and cause. */
export function fits(
  query: Omit<DriftQuery, 'limit'>,
): (stack: StackSummary) => boolean {
  const one = (wanted: readonly string[] | undefined) => {
    const values = wanted && new Set(wanted);
    return (value: string | undefined) =>
      !values || (value !== undefined && values.has(value));
  };
  const [product, owner, environment, repository, stack] = [
    one(query.product),
    one(query.owner),
    one(query.environment),
    one(query.repository),
    one(query.stack),
  ];
  const words = (query.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return each =>
    product(each.product) &&
    owner(each.owner) &&
    environment(each.environment) &&
    repository(each.repository) &&
    (!query.stack || stack(each.ref) || stack(each.name)) &&
    (words.length === 0 || hasWords(each, words));
}

/** What stacks are searched in; they stay the same objects while they do. */
const texts = new WeakMap<StackSummary, string>();

function hasWords(each: StackSummary, words: readonly string[]): boolean {
  let text = texts.get(each);
  if (text === undefined) {
    const { name, ref, product, service, owner } = each;
    text = [name, ref, product, service, owner].join('\n').toLowerCase();
    texts.set(each, text);
  }
  return words.every(word => text.includes(word));
}

function isWanted(
  { state, drift }: DriftEntry,
  wanted: Pick<DriftQuery, 'state' | 'cause'>,
): boolean {
  if (wanted.state && !wanted.state.includes(state)) return false;
  if (!wanted.cause) return true;
  const { open } = drift.standing;
  return open !== undefined && wanted.cause.includes(open.cause);
}

/**
 * A page of those that fit, the worst first: what drifted before what is not
 * known, what an apply would destroy before the rest, old before new.
 * @throws InputError when the cursor is none of ours
 */
export function pageOfDrift(
  entries: readonly DriftEntry[],
  { state, cause, cursor, limit }: DriftQuery,
): { shown: DriftEntry[]; nextCursor?: string } {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const fitting = firstOf(
    entries
      .filter(each => isWanted(each, { state, cause }))
      .map(entry => ({ entry, key: keyOf(entry) }))
      .filter(({ key }) => !after || compare(key, after) > 0),
    limit + 1,
  );
  const shown = fitting.slice(0, limit);
  const last = shown.at(-1);
  return {
    shown: shown.map(({ entry }) => entry),
    ...(fitting.length > limit && last && { nextCursor: written(last.key) }),
  };
}

/** What all entries have in common. */
export function summaryOf(
  entries: readonly DriftEntry[],
): Pick<DriftPage, 'states' | 'causes'> {
  const states = Object.fromEntries(
    DRIFT_STATES.map(state => [state, 0]),
  ) as Record<DriftState, number>;
  const causes = new Map<DriftCause, { stacks: number; resources: number }>();
  for (const { state, drift } of entries) {
    states[state] += 1;
    const { open } = drift.standing;
    if (state !== 'drifted' || !open) continue;
    const sum = causes.get(open.cause) ?? { stacks: 0, resources: 0 };
    sum.stacks += 1;
    sum.resources += open.resources;
    causes.set(open.cause, sum);
  }
  return {
    states,
    causes: DRIFT_CAUSES.flatMap(cause => {
      const sum = causes.get(cause);
      return sum ? { cause, ...sum } : [];
    }),
  };
}

function keyOf({ state, stack, drift }: DriftEntry): Key {
  const { open, problem, good } = drift.standing;
  return [
    DRIFT_STATES.indexOf(state),
    -(open?.destroys ?? 0),
    open?.firstSeen ?? problem?.since ?? good?.at ?? 0,
    stack.name,
  ];
}

function compare(a: Key, b: Key): number {
  const [rank, destroys, since, name] = a;
  const byName = name < b[3] ? -1 : 1;
  return (
    rank - b[0] ||
    destroys - b[1] ||
    since - b[2] ||
    (name === b[3] ? 0 : byName)
  );
}

/** The first of many in order; sorting all of them would cost more. */
function firstOf<T extends { key: Key }>(
  all: readonly T[],
  count: number,
): T[] {
  const found: T[] = [];
  for (const each of all) {
    const last = found[count - 1];
    if (last && compare(each.key, last.key) >= 0) continue;
    let [from, to] = [0, found.length];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      if (compare(each.key, found[middle].key) < 0) to = middle;
      else from = middle + 1;
    }
    found.splice(from, 0, each);
    if (found.length > count) found.pop();
  }
  return found;
}

function readCursor(cursor: string): Key {
  try {
    return cursorSchema.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString()),
    );
  } catch {
    throw new InputError(
      'The cursor is none that the portal gave. Leave it out to begin at the first page.',
    );
  }
}
