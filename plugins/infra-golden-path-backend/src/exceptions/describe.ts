import {
  exceptionCovers,
  exceptionDaysLeft,
  exceptionKind,
  exceptionStanding,
  type KnownException,
  type LocalisedText,
  type StandardsException,
} from '@infra-portal/infra-common';
import { createHash } from 'node:crypto';
import { STANDARDS_FILE } from '../repository/standardsOf';

/** Folders that are named of one pattern. */
const MOST_DIRS = 20;

/** Files that make a folder one that Terraform or Terragrunt runs. */
const ROOT_FILE = /^(?:[^/]+\.(?:tf|tofu)(?:\.json)?|terragrunt\.hcl)$/;

/** Folders that may be stacks, of all paths of a repository. */
export function runFolders(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    const slash = path.lastIndexOf('/');
    if (!ROOT_FILE.test(path.slice(slash + 1))) continue;
    folders.add(slash < 0 ? '.' : path.slice(0, slash));
  }
  return folders;
}

/** Tells an exception from those of other repositories. */
export const exceptionKey = (repository: string, id: string) =>
  createHash('sha256')
    .update(`${repository.toLowerCase()} ${id}`)
    .digest('hex')
    .slice(0, 16);

/** Where an exception was read, and what is there besides it. */
export interface ExceptionPlace {
  /** `host/owner/name` */
  repository: string;
  /** Address of the file at the commit. */
  url: string;
  line: number;
  /** As {@link runFolders} finds them. */
  folders: ReadonlySet<string>;
  /** Names of stacks by folder, as far as they may be told. */
  names: ReadonlyMap<string, string>;
  /** Why nobody needs it although its stacks are there, where that is known. */
  passes?: LocalisedText;
}

const GONE: LocalisedText = {
  en: 'No stack is in these folders any more.',
  ko: '이 폴더에는 더 이상 스택이 없습니다.',
};

/** An exception with how it stands at a time. */
export function describeException(
  exception: StandardsException,
  place: ExceptionPlace,
  now: Date,
): KnownException {
  const { id, rule, reason, owner, approvedBy, until } = exception;
  const { repository, url, line, passes } = place;
  const stacks = exception.stacks.map(pattern => foundBy(pattern, place));
  const isGone = stacks.every(({ found }) => found === 0);
  const detail = isGone ? GONE : passes;
  const state = exceptionStanding({ until, unused: !!detail }, now);
  return {
    ...{ key: exceptionKey(repository, id), id, repository },
    ...{ kind: exceptionKind(rule), rule, stacks, reason },
    ...(owner !== undefined && { owner }),
    ...{ approvedBy, until, daysLeft: exceptionDaysLeft(until, now), state },
    ...(detail && { detail }),
    ...{ file: STANDARDS_FILE, line, url: `${url}#L${line}` },
  };
}

function foundBy(pattern: string, { folders, names }: ExceptionPlace) {
  const dirs = [...folders]
    .filter(dir => exceptionCovers({ stacks: [pattern] }, dir))
    .sort();
  return {
    pattern,
    found: dirs.length,
    dirs: dirs.slice(0, MOST_DIRS).map(dir => {
      const name = names.get(dir);
      return { dir, ...(name !== undefined && { name }) };
    }),
  };
}

const RANK = { ended: 0, unused: 1, ending: 2, active: 3 } as const;

/** What needs somebody first, then by the last day. */
export const byUrgency = (one: KnownException, other: KnownException) =>
  RANK[one.state] - RANK[other.state] ||
  one.daysLeft - other.daysLeft ||
  (`${one.id} ${one.key}` < `${other.id} ${other.key}` ? -1 : 1);
