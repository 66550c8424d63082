import type { Octokit } from '@octokit/rest';
import type { RepositoryRef } from '../mirror/types';
import {
  readCheckRuns,
  readStatuses,
  writeCheckRun,
  writeStatus,
} from './checks';
import { ClientOptions, createClient } from './client';
import { addComment, putComment } from './comments';
import { readFindings } from './annotations';
import { commitByApi } from './commitByApi';
import { describeRepository } from './describeRepository';
import { historyOf } from './history';
import { toForgeError } from './errors';
import { lookUp } from './lookUp';
import { mergePull } from './personActs';
import {
  isOwnBranch,
  splitReviewers,
  toPullRequest,
  toReview,
} from './pullRequests';
import {
  Forge,
  ForgeError,
  ForgeHistory,
  ForgePullRequest,
  NewCheckRun,
  NewPullRequest,
} from './types';

const PAGE = 100;
/** A pull request is looked for and opened again so often when GitHub falls silent. */
const OPENINGS = 3;

/** Something that can be done by hand, too. */
function unlessRefused(error: any): void {
  if (![403, 404, 422].includes(error?.status)) throw error;
}

/** {@link Forge} on GitHub, or an Enterprise server of it. */
export class GitHubForge implements Forge {
  readonly repository: RepositoryRef;
  readonly history: ForgeHistory;
  readonly #octokit: Octokit;
  readonly #place: { owner: string; repo: string };
  readonly #now: () => Date;

  constructor(options: ClientOptions) {
    this.repository = options.repository;
    this.#octokit = createClient(options);
    const { owner, name } = options.repository;
    this.#place = { owner, repo: name };
    this.#now = options.now ?? (() => new Date());
    this.history = historyOf(this.#octokit, this.#place, (doing, work) =>
      this.#try(doing, work),
    );
  }

  async #try<T>(doing: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw toForgeError(error, doing, this.repository, this.#now());
    }
  }

  describe() {
    return this.#try('look at the repository', () =>
      describeRepository(this.#octokit, this.#place),
    );
  }

  create({ description, team, login }: Parameters<Forge['create']>[0]) {
    return this.#try('make the repository', async () => {
      const { owner, repo } = this.#place;
      try {
        await this.#octokit.repos.createInOrg({
          ...{ org: owner, name: repo, description },
          private: true,
          auto_init: true,
        });
      } catch (error: any) {
        // It was made before the connection broke, or by somebody else.
        const there =
          error?.status === 422 &&
          (await this.#octokit.repos.get(this.#place).catch(() => undefined));
        if (!there) throw error;
      }
      // Teams of the catalog need not be teams of GitHub.
      await this.#octokit.teams
        .addOrUpdateRepoPermissionsInOrg({
          ...{ ...this.#place, org: this.#place.owner },
          ...{ team_slug: team, permission: 'maintain' },
        })
        .catch(unlessRefused);
      if (!login) return;
      await this.#octokit.repos
        .addCollaborator({
          ...{ ...this.#place, username: login, permission: 'maintain' },
        })
        .catch(unlessRefused);
    });
  }

  mayWrite(login: string) {
    return this.#try(`see what ${login} may do`, async () => {
      const { data } = await this.#octokit.repos
        .getCollaboratorPermissionLevel({ ...this.#place, username: login })
        .catch(error => {
          // GitHub knows nobody of this name.
          if (error?.status !== 404) throw error;
          return { data: { permission: 'none' } };
        });
      // `maintain` is told as `write`.
      return ['admin', 'write'].includes(data.permission);
    });
  }

  head(branch: string) {
    return this.#try(`look at the branch ${branch}`, () =>
      this.#octokit.git
        .getRef({ ...this.#place, ref: `heads/${branch}` })
        .then(({ data }) => data.object.sha)
        .catch(error => {
          // An empty repository answers 409.
          if (error?.status === 404 || error?.status === 409) return undefined;
          throw error;
        }),
    );
  }

  lookUp(commit: string, paths: readonly string[]) {
    return this.#try('look for files', () =>
      lookUp(this.#octokit, this.#place, commit, paths),
    );
  }

  deleteBranch(branch: string, expected: string) {
    return this.#try(`delete the branch ${branch}`, async () => {
      const there = await this.head(branch);
      if (there !== expected) return false;
      await this.#octokit.git.deleteRef({
        ...this.#place,
        ref: `heads/${branch}`,
      });
      return true;
    });
  }

  pullRequestOf(branch: string) {
    return this.#try('look for the pull request', async () => {
      const { data } = await this.#octokit.pulls.list({
        ...this.#place,
        head: `${this.#place.owner}:${branch}`,
        state: 'all',
        sort: 'created',
        direction: 'desc',
        per_page: PAGE,
      });
      // GitHub shows all when it does not understand `head`.
      const found = data
        .filter(pull => pull.head.ref === branch)
        .filter(pull => isOwnBranch(pull, this.repository));
      const newest = found.find(pull => pull.state === 'open') ?? found[0];
      return newest && toPullRequest(newest);
    });
  }

  pullRequest(number: number) {
    return this.#try(`read pull request #${number}`, async () => {
      const { data } = await this.#octokit.pulls.get({
        ...this.#place,
        pull_number: number,
      });
      return toPullRequest(data);
    });
  }

  openPullRequests(headPrefix = '', { forks = false } = {}) {
    return this.#try('list the open pull requests', async () => {
      const all = await this.#octokit.paginate(this.#octokit.pulls.list, {
        ...this.#place,
        state: 'open',
        per_page: PAGE,
      });
      return all
        .filter(pull => forks || isOwnBranch(pull, this.repository))
        .filter(pull => pull.head.ref.startsWith(headPrefix))
        .map(toPullRequest);
    });
  }

  async createPullRequest(wanted: NewPullRequest): Promise<ForgePullRequest> {
    const open = () =>
      this.#try('open the pull request', async () => {
        const { data } = await this.#octokit.pulls.create({
          ...this.#place,
          ...wanted,
        });
        return toPullRequest(data);
      });
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await open();
      } catch (error) {
        if (!(error instanceof ForgeError)) throw error;
        const silent = ['unavailable', 'timeout'].includes(error.failure);
        if (error.failure !== 'invalid' && !silent) throw error;
        // It may have been opened before the connection broke.
        const there = await this.pullRequestOf(wanted.head);
        if (there?.state === 'open') return there;
        if (!silent || attempt >= OPENINGS) throw error;
      }
    }
  }

  updatePullRequest(
    number: number,
    change: { title?: string; body?: string; state?: 'open' | 'closed' },
  ) {
    return this.#try(`change pull request #${number}`, async () => {
      const { data } = await this.#octokit.pulls.update({
        ...this.#place,
        pull_number: number,
        ...change,
      });
      return toPullRequest(data);
    });
  }

  markReady(number: number) {
    return this.#try(`make pull request #${number} ready`, async () => {
      const { data } = await this.#octokit.pulls.get({
        ...this.#place,
        pull_number: number,
      });
      if (!data.draft) return;
      await this.#octokit.graphql(
        `mutation ($id: ID!) {
          markPullRequestReadyForReview(input: { pullRequestId: $id }) {
            pullRequest { isDraft }
          }
        }`,
        { id: data.node_id, request: { repeatable: true } },
      );
    });
  }

  merge(number: number, wanted: Parameters<Forge['merge']>[1]) {
    return this.#try(`merge #${number}`, () =>
      mergePull(this.#octokit, this.#place, number, wanted),
    );
  }

  addLabels(number: number, labels: readonly string[]) {
    return this.#try(`label pull request #${number}`, async () => {
      if (labels.length === 0) return;
      await this.#octokit.issues.addLabels({
        ...this.#place,
        issue_number: number,
        labels: [...labels],
        request: { repeatable: true },
      });
    });
  }

  requestReviewers(number: number, reviewers: readonly string[]) {
    return this.#try(`ask for review of #${number}`, async () => {
      const { logins, teams, refused } = splitReviewers(
        reviewers,
        this.#place.owner,
      );
      const ask = (people: string[], slugs: string[]) =>
        this.#octokit.pulls.requestReviewers({
          ...this.#place,
          pull_number: number,
          reviewers: people.map(login => login.replace(/^@/, '')),
          team_reviewers: slugs,
          request: { repeatable: true },
        });
      const cannotBeAsked = (error: any) => {
        if (error?.status !== 422) throw error;
        return true;
      };
      const all = [...logins, ...teams];
      if (all.length === 0) return { refused };
      const together = await ask(
        logins,
        teams.map(({ slug }) => slug),
      ).then(() => false, cannotBeAsked);
      if (!together) return { refused };
      // One who cannot be asked must not keep the others from hearing of it.
      for (const login of logins) {
        const no = await ask([login], []).then(() => false, cannotBeAsked);
        if (no) refused.push(login);
      }
      for (const { slug, given } of teams) {
        const no = await ask([], [slug]).then(() => false, cannotBeAsked);
        if (no) refused.push(given);
      }
      return { refused };
    });
  }

  async teamMembers(team: string): Promise<string[] | undefined> {
    const { teams } = splitReviewers([team], this.#place.owner);
    if (teams.length === 0) return undefined;
    try {
      return await this.#try(`read the team ${team}`, async () => {
        const all = await this.#octokit.paginate(
          this.#octokit.teams.listMembersInOrg,
          { org: this.#place.owner, team_slug: teams[0].slug, per_page: PAGE },
        );
        return all.map(({ login }) => login);
      });
    } catch (error) {
      const hidden = ['not-found', 'forbidden', 'unauthorised'];
      if (error instanceof ForgeError && hidden.includes(error.failure)) {
        return undefined;
      }
      throw error;
    }
  }

  reviews(number: number) {
    return this.#try(`read the reviews of #${number}`, async () => {
      const all = await this.#octokit.paginate(
        this.#octokit.pulls.listReviews,
        { ...this.#place, pull_number: number, per_page: PAGE },
      );
      return all.map(toReview);
    });
  }

  checks(commit: string) {
    return this.#try('read the checks', async () => {
      const statuses = await readStatuses(this.#octokit, this.#place, commit);
      const runs = await readCheckRuns(this.#octokit, this.#place, commit);
      return [...statuses, ...runs];
    });
  }

  findings(commit: string, number: number) {
    return this.#try(`read what was found in #${number}`, () =>
      readFindings(this.#octokit, this.#place, commit, number),
    );
  }

  putCheckRun(run: NewCheckRun) {
    return this.#try('write the check', async () => {
      try {
        await writeCheckRun(this.#octokit, this.#place, run);
      } catch (error: any) {
        const needsApp = /github app/i.test(error?.message ?? '');
        if (error?.status !== 403 || !needsApp) throw error;
        await writeStatus(this.#octokit, this.#place, run);
      }
    });
  }

  addComment(number: number, body: string) {
    return this.#try(`comment on #${number}`, () =>
      addComment(this.#octokit, this.#place, number, body),
    );
  }

  putComment(number: number, marker: string, body: string) {
    return this.#try(`comment on #${number}`, () =>
      putComment(this.#octokit, this.#place, number, marker, body),
    );
  }

  commit(wanted: Parameters<Forge['commit']>[0]) {
    return this.#try(`commit to ${wanted.branch}`, () =>
      commitByApi(this.#octokit, this.#place, wanted),
    );
  }
}
