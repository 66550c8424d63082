import type {
  PlannedAttribute,
  PlannedValue,
} from '@infra-portal/infra-common';

/** A resource with more changes is not read line by line anyway. */
const MOST_ATTRIBUTES = 200;
/** Longer texts (policies, user data) are shown by their beginning. */
const LONGEST_TEXT = 2_000;
/** Deeper values are shown as one text. */
const DEEPEST = 40;

/** The four parallel trees of a change in a plan. */
export interface ChangeTrees {
  before: unknown;
  after: unknown;
  afterUnknown: unknown;
  beforeSensitive: unknown;
  afterSensitive: unknown;
}

/** A place in the trees, and what is there on each side. */
interface Spot extends ChangeTrees {
  path: string;
  depth: number;
}

const isContainer = (value: unknown): value is object =>
  typeof value === 'object' && value !== null;

/** A member that is the container's own: `constructor` is a fine tag. */
function member(container: unknown, key: string): unknown {
  return isContainer(container) && Object.hasOwn(container, key)
    ? (container as Record<string, unknown>)[key]
    : undefined;
}

/** Marks are `true` for a whole value, or a tree with `true` at its leaves. */
function hasMark(marks: unknown, depth = 0): boolean {
  if (marks === true || depth > DEEPEST) return Boolean(marks);
  return (
    isContainer(marks) &&
    Object.values(marks).some(each => hasMark(each, depth + 1))
  );
}

/** A mark covers all that is below it. */
const markOf = (marks: unknown, key: string): unknown =>
  marks === true ? true : member(marks, key);

function step(path: string, key: string, inList: boolean): string {
  if (inList) return `${path}[${key}]`;
  if (!/^[A-Za-z_][\w-]*$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

function text(value: string): PlannedValue {
  return value.length > LONGEST_TEXT
    ? {
        kind: 'shortened',
        value: value.slice(0, LONGEST_TEXT),
        length: value.length,
      }
    : { kind: 'known', value };
}

function shown(value: unknown, sensitive: unknown, unknown: unknown) {
  if (hasMark(sensitive)) return { kind: 'sensitive' } as const;
  if (hasMark(unknown)) return { kind: 'unknown' } as const;
  if (value === undefined || value === null) return { kind: 'absent' } as const;
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number' || typeof value === 'boolean') {
    return { kind: 'known', value } as const;
  }
  return text(json(value));
}

/** A value too deep for its text is different from all others. */
function json(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '…';
  }
}

const same = (a: unknown, b: unknown) =>
  a === b || (json(a) === json(b) && json(a) !== '…');

function keysBelow(spot: Spot): string[] {
  const keys = new Set<string>();
  for (const side of [spot.before, spot.after, spot.afterUnknown]) {
    if (isContainer(side)) Object.keys(side).forEach(key => keys.add(key));
  }
  return [...keys];
}

/** Whether a value is taken apart; what is marked as a whole stays whole. */
function opens(spot: Spot): boolean {
  if (spot.beforeSensitive === true || spot.afterSensitive === true) {
    return false;
  }
  if (spot.afterUnknown === true || spot.depth >= DEEPEST) return false;
  const sides = [spot.before, spot.after].filter(
    side => side !== undefined && side !== null,
  );
  const open =
    sides.length > 0
      ? sides.every(isContainer)
      : isContainer(spot.afterUnknown);
  return open && keysBelow(spot).length > 0;
}

function below(spot: Spot): Spot[] {
  const inList = [spot.before, spot.after, spot.afterUnknown].some(
    Array.isArray,
  );
  return keysBelow(spot).map(key => ({
    path: step(spot.path, key, inList),
    depth: spot.depth + 1,
    before: member(spot.before, key),
    after: member(spot.after, key),
    afterUnknown: markOf(spot.afterUnknown, key),
    beforeSensitive: markOf(spot.beforeSensitive, key),
    afterSensitive: markOf(spot.afterSensitive, key),
  }));
}

function isChange({ before, after, afterUnknown }: Spot): boolean {
  if (hasMark(afterUnknown)) return true;
  return !same(before ?? null, after ?? null);
}

/**
 * The leaves that differ between two sides of a change, as paths. Values that
 * are marked sensitive on either side never get into the result.
 * @param replacePaths paths, as lists of steps, that force a replacement
 */
export function attributeChanges(
  trees: ChangeTrees,
  replacePaths: readonly unknown[] = [],
): { attributes: PlannedAttribute[]; moreAttributes: number } {
  const forcing = replacePaths
    .filter(Array.isArray)
    .map(steps =>
      steps.reduce<string>(
        (path, key) => step(path, String(key), typeof key === 'number'),
        '',
      ),
    );
  const forces = (path: string) =>
    forcing.some(
      each =>
        path === each ||
        path.startsWith(`${each}.`) ||
        path.startsWith(`${each}[`),
    );
  const attributes: PlannedAttribute[] = [];
  let moreAttributes = 0;
  // A list of what is left, last first: values nest as deep as they like.
  const rest: Spot[] = [{ ...trees, path: '', depth: 0 }];
  for (let spot = rest.pop(); spot; spot = rest.pop()) {
    if (opens(spot)) {
      rest.push(...below(spot).reverse());
    } else if (isChange(spot)) {
      if (attributes.length >= MOST_ATTRIBUTES) moreAttributes += 1;
      else {
        const hidden =
          hasMark(spot.beforeSensitive) || hasMark(spot.afterSensitive);
        attributes.push({
          path: spot.path,
          before:
            spot.before === undefined || spot.before === null
              ? { kind: 'absent' }
              : shown(spot.before, hidden, false),
          after: shown(spot.after, hidden, spot.afterUnknown),
          ...(forces(spot.path) ? { forcesReplacement: true as const } : {}),
        });
      }
    }
  }
  return { attributes, moreAttributes };
}
