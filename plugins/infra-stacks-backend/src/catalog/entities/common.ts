import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  ANNOTATION_VIEW_URL,
} from '@backstage/catalog-model';

export const API_VERSION = 'backstage.io/v1alpha1';
export const NAMESPACE = 'default';

/** Characters of titles and descriptions; names in repositories have no limit. */
const MOST_TEXT = 300;

/** A place in a repository, on a branch. */
export interface Place {
  /** Address of the repository: `https://github.com/acme/infrastructure` */
  url: string;
  branch: string;
  /** From the root of the repository; `.` is the root itself. */
  path: string;
}

/** The address of a file or folder as GitHub shows it. */
export function webUrl(
  { url, branch, path }: Place,
  kind: 'tree' | 'blob',
): string {
  const parts = `${branch}/${path === '.' ? '' : path}`.split('/');
  return `${url}/${kind}/${parts.map(encoded).join('/')}`;
}

/** Half a character, which a name may have, has no place in an address. */
function encoded(part: string): string {
  return encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\uFFFD'));
}

/** What the catalog notes of where an entity comes from. */
export function locationAnnotations(folder: Place): Record<string, string> {
  const path = folder.path === '.' ? '' : `${folder.path}/`;
  const location = `url:${webUrl({ ...folder, path }, 'tree')}`;
  return {
    [ANNOTATION_LOCATION]: location,
    [ANNOTATION_ORIGIN_LOCATION]: location,
    [ANNOTATION_SOURCE_LOCATION]: location,
    [ANNOTATION_VIEW_URL]: webUrl(folder, 'tree'),
  };
}

/** Text on one line, and not longer than anybody reads. */
export function shortText(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > MOST_TEXT ? `${line.slice(0, MOST_TEXT)}…` : line || '-';
}

/** Annotations that have a value, as a database takes them. */
export function known(
  annotations: Record<string, string | undefined>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(annotations).flatMap(([name, value]) =>
      value ? [[name, value.replaceAll('\0', '')]] : [],
    ),
  );
}
