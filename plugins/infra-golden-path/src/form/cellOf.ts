import type { Setting } from './environmentDefaults';

/** Settings of the table of environments, in its order. */
export const SETTINGS: readonly Setting[] = [
  'cpu',
  'memory',
  'count.min',
  'count.max',
  'region',
  'database.instance',
  'cache.node',
];

/** A cell of the table of environments. */
export interface Cell {
  environment: string;
  setting: Setting;
}

const FIRST_OF: Record<string, Setting> = {
  count: 'count.min',
  database: 'database.instance',
  cache: 'cache.node',
};

/** The cell that an answer stands in; undefined when it stands in none. */
export function cellOf(
  field: readonly (string | number)[] | undefined,
): Cell | undefined {
  const [first, environment, ...rest] = (field ?? []).map(String);
  if (first !== 'environments' || rest.length === 0) return undefined;
  const key = rest.join('.');
  const known = Object.hasOwn(FIRST_OF, rest[0])
    ? FIRST_OF[rest[0]]
    : undefined;
  const setting = SETTINGS.find(each => each === key) ?? known;
  return setting && { environment, setting };
}
