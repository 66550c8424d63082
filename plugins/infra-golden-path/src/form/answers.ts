/**
 * What a person said, in the shape of `service.yaml`. What is not there has
 * not been answered and is derived.
 */
export type Answers = { [name: string]: unknown };

/** Steps to a value: `['environments', 'dev', 'cpu']`. */
export type Path = readonly (string | number)[];

type Tree = Record<string, unknown>;

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The answer at a path; names such as `constructor` are only names. */
export function answerAt(answers: unknown, path: Path): unknown {
  let at: unknown = answers;
  for (const step of path) {
    if (Array.isArray(at)) at = at[Number(step)];
    else if (isTree(at) && Object.hasOwn(at, step)) at = at[step];
    else return undefined;
  }
  return at;
}

/** Sets own keys only, whatever they are called. */
function withKey(tree: Tree, key: string, value: unknown): Tree {
  const entries = Object.entries(tree).filter(([name]) => name !== key);
  const at = Object.keys(tree).indexOf(key);
  if (value !== undefined) {
    entries.splice(at < 0 ? entries.length : at, 0, [key, value]);
  }
  return Object.fromEntries(entries);
}

/**
 * The answers with another value at a path; `undefined` takes the answer back.
 * Order of keys stays, and mappings on the way are made.
 */
export function withAnswer<T extends object>(
  answers: T,
  path: Path,
  value: unknown,
): T {
  const [step, ...rest] = path;
  if (step === undefined) return value as T;
  const tree = isTree(answers) ? answers : {};
  const key = String(step);
  const inner = Object.hasOwn(tree, key) ? (tree as Tree)[key] : undefined;
  if (rest.length === 0) return withKey(tree as Tree, key, value) as T;
  if (value === undefined && !isTree(inner)) return answers;
  const next = withAnswer((inner ?? {}) as object, rest, value);
  return withKey(tree as Tree, key, next) as T;
}

/** `['ingress', 'host']` as `ingress.host`, the key of a field. */
export const keyOf = (path: Path) => path.join('.');
