import { parseModuleSource } from '../../stacks';
import { countOf, type JsonObject, objectOf, textOf } from './reading';
import type { CostReport } from './types';

/**
 * Where a report of v0.10 comes from. Names and addresses of authors, messages
 * of commits and titles are not read.
 */
export function readOrigin(
  root: JsonObject,
): Pick<CostReport, 'repository' | 'branch' | 'commit' | 'pullRequest'> {
  const metadata = objectOf(root.metadata);
  const repository = repositoryOf(textOf(metadata.vcsRepositoryUrl, 1_000));
  const branch = textOf(metadata.vcsBranch);
  const commit = textOf(metadata.vcsCommitSha, 64);
  const pullRequest = countOf(metadata.vcsPullRequestId);
  return {
    ...(repository && { repository }),
    ...(branch && { branch }),
    ...(commit && { commit }),
    ...(pullRequest > 0 && { pullRequest }),
  };
}

/** `host/owner/name` of a web or git address; user and password are dropped. */
export function repositoryOf(address: string | undefined): string | undefined {
  if (!address) return undefined;
  const source = parseModuleSource(`git::${address}`);
  if (source.kind !== 'git' || source.dir !== '.') return undefined;
  const { host, repository } = source;
  return /^[\w.-]+(?:\/[\w.-]+)+$/.test(repository)
    ? `${host}/${repository}`
    : undefined;
}

/** Clocks of machines differ by so much. ms */
const AHEAD = 24 * 3_600_000;
const TIME =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?)\d*(Z|[+-]\d\d:\d\d)$/;

/** A time of RFC 3339, to the millisecond, that is not to come; else undefined. */
export function timeOf(
  text: string | undefined,
  receivedAt: string,
): string | undefined {
  const match = TIME.exec(text ?? '');
  const time = match ? Date.parse(`${match[1]}${match[2]}`) : NaN;
  // Go writes a time that it does not know as the year 1.
  const sound = time > 0 && time <= Date.parse(receivedAt) + AHEAD;
  return sound ? new Date(time).toISOString() : undefined;
}
