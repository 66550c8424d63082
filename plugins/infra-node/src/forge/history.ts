import type { Octokit } from '@octokit/rest';
import { readConversation } from './conversation';
import { toPullRequest } from './pullRequests';
import type {
  ForgeComment,
  ForgeCommit,
  ForgeHistory,
  ForgePullRequest,
  ForgeStatus,
} from './types';

interface Place {
  owner: string;
  repo: string;
}

const PAGE = 100;
/** Pages of one list: what is further back is not asked for. */
const MOST_PAGES = 10;

const toForgeStatus = (status: any): ForgeStatus => ({
  id: status.id,
  context: status.context,
  state: status.state,
  description: status.description ?? '',
  ...(status.target_url && { url: status.target_url }),
  createdAt: status.created_at,
});

const toForgeComment = (comment: any): ForgeComment => ({
  id: comment.id,
  author: comment.user?.login ?? 'ghost',
  body: comment.body ?? '',
  ...(comment.html_url && { url: comment.html_url }),
  createdAt: comment.created_at,
});

/** Reads a list page by page, until it ends or `enough` says so. */
async function pages<T>(
  ask: (page: number) => Promise<{ data: T[] }>,
  enough: (page: T[]) => boolean = () => false,
): Promise<T[]> {
  const found: T[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { data } = await ask(page);
    found.push(...data);
    if (data.length < PAGE || enough(data)) break;
  }
  return found;
}

/** All statuses of a commit, not only the newest of each context. */
async function readStatusHistory(
  octokit: Octokit,
  place: Place,
  ref: string,
): Promise<ForgeStatus[]> {
  const all = await pages(page =>
    octokit.repos.listCommitStatusesForRef({
      ...place,
      ref,
      per_page: PAGE,
      page,
    }),
  );
  return all.map(toForgeStatus);
}

/** Comments of a pull request, the oldest first. */
async function readComments(
  octokit: Octokit,
  place: Place,
  number: number,
): Promise<ForgeComment[]> {
  const all = await pages(page =>
    octokit.issues.listComments({
      ...place,
      issue_number: number,
      per_page: PAGE,
      page,
    }),
  );
  return all.map(toForgeComment);
}

/** Commits that a pull request has now. */
async function readCommits(
  octokit: Octokit,
  place: Place,
  number: number,
): Promise<ForgeCommit[]> {
  const all = await pages(page =>
    octokit.pulls.listCommits({
      ...place,
      pull_number: number,
      per_page: PAGE,
      page,
    }),
  );
  return all.map(({ sha, author, commit }) => ({
    commit: sha,
    ...(author?.login && { author: author.login }),
    committedAt: commit.committer?.date ?? commit.author?.date ?? '',
  }));
}

/** Pull requests that changed since a time, ISO 8601; the newest first. */
async function readChangedPulls(
  octokit: Octokit,
  place: Place,
  since: string,
): Promise<ForgePullRequest[]> {
  const isOld = (pull: any) => Date.parse(pull.updated_at) < Date.parse(since);
  const all = await pages(
    page =>
      octokit.pulls.list({
        ...place,
        state: 'all',
        sort: 'updated',
        direction: 'desc',
        per_page: PAGE,
        page,
      }),
    page => page.some(isOld),
  );
  return all.filter(pull => !isOld(pull)).map(toPullRequest);
}

/** @param attempt does something, and throws a ForgeError when it fails */
export function historyOf(
  octokit: Octokit,
  place: Place,
  attempt: <T>(doing: string, work: () => Promise<T>) => Promise<T>,
): ForgeHistory {
  const commitsOf = (number: number) =>
    attempt(`read the commits of #${number}`, () =>
      readCommits(octokit, place, number),
    );
  return {
    statuses: commit =>
      attempt('read the statuses', () =>
        readStatusHistory(octokit, place, commit),
      ),
    comments: number =>
      attempt(`read the comments of #${number}`, () =>
        readComments(octokit, place, number),
      ),
    conversation: number =>
      attempt(`read what was said of #${number}`, () =>
        readConversation(octokit, place, number),
      ),
    commits: async number =>
      (await commitsOf(number)).map(({ commit }) => commit),
    commitsOf,
    changedPullRequests: since =>
      attempt('list the pull requests', () =>
        readChangedPulls(octokit, place, since),
      ),
  };
}
