import {
  cleanText,
  oneLine,
  readRequest,
  readStatusContext,
} from '../atlantis';
import type {
  CommentFact,
  CommitFact,
  PullFact,
  RequestFact,
  StatusFact,
} from '../fold/facts';
import type { RawComment, RawPull, RawStatus } from './raw';
import type { AtlantisVoice } from './voices';

/** GitHub takes no longer comments. */
const LONGEST_COMMENT = 70_000;
const LONGEST_URL = 2_000;
const WEB = /^https?:\/\//;

const STATES = new Map<string, StatusFact['state']>([
  ['pending', 'pending'],
  ['success', 'success'],
  ['failure', 'failure'],
  ['error', 'failure'],
]);

const isSame = (a: string | undefined, b: string) =>
  a !== undefined && a.toLowerCase() === b.toLowerCase();

function urlOf(url: string | undefined): { url?: string } {
  return url !== undefined && url.length <= LONGEST_URL && WEB.test(url)
    ? { url }
    : {};
}

/** That a commit is one of a pull request. */
export const commitFact = (
  pull: number,
  commit: string,
  at: number,
): CommitFact => ({
  kind: 'commit',
  key: `commit:${pull}:${commit}`,
  at,
  pull,
  commit,
});

/** What a commit status says of runs; undefined: nothing. */
export function statusFact(
  voices: readonly AtlantisVoice[],
  raw: RawStatus,
): StatusFact | undefined {
  const state = STATES.get(raw.state);
  const at = Date.parse(raw.createdAt);
  if (!state || Number.isNaN(at)) return undefined;
  for (const { statusName } of voices) {
    const about = readStatusContext(statusName, raw.context);
    if (about) {
      return {
        kind: 'status',
        key: `status:${raw.id}`,
        number: raw.id,
        at,
        name: statusName,
        commit: raw.commit,
        ...about,
        state,
        description: oneLine(cleanText(raw.description)),
        ...urlOf(raw.url),
      };
    }
  }
  return undefined;
}

/**
 * What a comment says of runs; undefined: nothing. Only what the user of a
 * server wrote is taken for its word, whatever others write.
 */
export function commentFact(
  voices: readonly AtlantisVoice[],
  raw: RawComment,
): CommentFact | RequestFact | undefined {
  const at = Date.parse(raw.createdAt);
  if (Number.isNaN(at)) return undefined;
  const said = {
    key: `comment:${raw.id}`,
    number: raw.id,
    at,
    pull: raw.pull,
    author: raw.author,
  };
  if (voices.some(({ user }) => isSame(user, raw.author))) {
    const body = cleanText(raw.body.slice(0, LONGEST_COMMENT));
    return { kind: 'comment', ...said, body, ...urlOf(raw.url) };
  }
  const names = voices.flatMap(({ executable, user }) => [
    executable.toLowerCase(),
    ...(user === undefined ? [] : [`@${user.toLowerCase()}`]),
  ]);
  const request = readRequest(raw.body, ['run', ...names]);
  return request && { kind: 'request', ...said, ...request };
}

/** What is known of a pull request, and that its head is one of its commits. */
export function pullFacts(raw: RawPull): (PullFact | CommitFact)[] {
  const { number: pull, state, head, author, updatedAt } = raw;
  const at = Date.parse(updatedAt);
  if (Number.isNaN(at)) return [];
  return [
    {
      kind: 'pull',
      key: `pull:${pull}:${at}:${state}`,
      at,
      pull,
      state,
      author,
      title: oneLine(raw.title),
      url: urlOf(raw.url).url ?? '',
    },
    commitFact(pull, head, at),
  ];
}
