import type { ReviewFile } from '@infra-portal/infra-common';

/** What was viewed of a pull request: of each path the text that it had. */
export type Viewed = Readonly<Record<string, string>>;

const PREFIX = 'infra-golden-path:viewed:';
/** Pull requests that are remembered; the oldest is forgotten. */
const MOST = 100;
const INDEX = `${PREFIX}index`;

/** A name of the text of a file; a file that goes has none. */
export const textIdOf = (file: Pick<ReviewFile, 'state' | 'blob'>): string =>
  file.blob ?? file.state;

/** A file counts as viewed as long as its text is the one that was looked at. */
export const isViewed = (
  viewed: Viewed,
  file: Pick<ReviewFile, 'path' | 'state' | 'blob'>,
): boolean =>
  Object.hasOwn(viewed, file.path) && viewed[file.path] === textIdOf(file);

/** @param pull - `host/owner/name#number` */
export function readViewed(pull: string): Viewed {
  const found = readJson(PREFIX + pull);
  if (typeof found !== 'object' || found === null) return {};
  return Object.fromEntries(
    Object.entries(found).filter(([, id]) => typeof id === 'string'),
  );
}

/** Where the browser keeps nothing, it is forgotten with the page. */
export function writeViewed(pull: string, viewed: Viewed): void {
  try {
    const known = readJson(INDEX);
    const others = Array.isArray(known) ? known.filter(p => p !== pull) : [];
    const all = [pull, ...others];
    for (const old of all.slice(MOST)) localStorage.removeItem(PREFIX + old);
    localStorage.setItem(INDEX, JSON.stringify(all.slice(0, MOST)));
    localStorage.setItem(PREFIX + pull, JSON.stringify(viewed));
  } catch {
    // Full, or switched off.
  }
}

function readJson(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return undefined;
  }
}
