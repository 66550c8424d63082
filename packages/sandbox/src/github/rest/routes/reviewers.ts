import { Presenter } from '../../present/presenter';
import { fullPull, simplePull } from '../../present/pull';
import { pullFacts } from '../../pulls/facts';
import { requestReviews } from '../../pulls/open';
import { Owners } from '../../pulls/owners';
import { Pull } from '../../store/issues';
import { Repository } from '../../store/repositories';
import { Body } from '../body';
import { Answer, Call } from '../call';
import { unprocessable } from '../errors';
import { pullOfPath } from '../issuePath';
import type { Routes } from '../router';

const PATH = '/repos/:owner/:repo/pulls/:number/requested_reviewers';

/** Requested reviewers: list, ask, no longer ask. */
export function registerReviewers(routes: Routes, present: Presenter) {
  const { github } = present;

  const read = (repository: Repository, pull: Pull, body: Body): Owners => {
    const logins = body.texts('reviewers') ?? [];
    const slugs = body.texts('team_reviewers') ?? [];
    const accounts = logins.map(login => {
      const account = github.accounts.byLogin(login);
      const level = account && github.repositories.levelOf(repository, account);
      if (!account || !level) {
        throw unprocessable(
          'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ' +
            `${repository.owner}/${repository.name} repository.`,
        );
      }
      if (account.id === pull.author_id) {
        throw unprocessable(
          'Review cannot be requested from pull request author.',
        );
      }
      return account;
    });
    const known = github.teams.ofRepository(repository.id);
    const teams = slugs.map(slug => {
      const team = known.find(t => t.slug === slug.split('/').pop());
      if (!team) {
        throw unprocessable(
          `Could not resolve to a node with the global id of '${slug}': the team has no access to the repository.`,
        );
      }
      return team;
    });
    return { accounts, teams };
  };

  routes.get(PATH, call => {
    const repository = call.repository('pull', ['pull_requests', 'read']);
    const pull = pullOfPath(call, repository);
    return {
      users: github.issues
        .requestedReviewers(pull.id)
        .map(account => present.user(account)),
      teams: github.issues
        .requestedTeams(pull.id)
        .map(team => present.team(team)),
    };
  });

  const change = (requested: boolean) => async (call: Call) => {
    const repository = call.repository('push', ['pull_requests', 'write']);
    const pull = pullOfPath(call, repository);
    const owners = read(repository, pull, call.body('PullRequest'));
    const facts = await pullFacts(github, repository, pull);
    github.db.transaction(() => {
      const about = { repository, pull, facts, sender: call.account };
      requestReviews(github, about, owners, requested);
    })();
    const after = github.issues.pullById(pull.id)!;
    return requested
      ? new Answer(201, simplePull(present, repository, after))
      : fullPull(present, repository, after, facts);
  };
  routes.post(PATH, change(true));
  routes.delete(PATH, change(false));
}
