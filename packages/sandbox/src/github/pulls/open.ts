import { resolve } from '../git/refs';
import type { GitHub } from '../github';
import { HttpError, invalid } from '../rest/errors';
import { Account } from '../store/accounts';
import { Pull } from '../store/issues';
import { Repository } from '../store/repositories';
import { keepHead, pullFacts, PullFacts } from './facts';
import { Owners, requestedByOwners } from './owners';
import { tellPull } from './tell';

export interface NewPull {
  title: string;
  body: string | null;
  /** `branch` or `owner:branch`. */
  head: string;
  base: string;
  draft: boolean;
  maintainerCanModify: boolean;
}

const wrong = (
  field: string,
  code: 'invalid' | 'custom' = 'invalid',
  message?: string,
) => invalid({ resource: 'PullRequest', field, code, message });

const custom = (message: string) =>
  new HttpError(422, 'Validation Failed', [
    { resource: 'PullRequest', code: 'custom', message } as any,
  ]);

/** The branch of `owner:branch`; forks do not exist here. */
export function headBranch(repository: Repository, head: string): string {
  const [owner, ...rest] = head.includes(':')
    ? head.split(':')
    : [repository.owner, head];
  // GitHub also takes owner:repository:branch.
  const branch = rest.length === 2 ? rest[1] : rest.join(':');
  if (owner.toLowerCase() !== repository.owner.toLowerCase() || !branch) {
    throw wrong('head');
  }
  return branch;
}

/** Opens a pull request and asks its code owners for review. */
export async function openPull(
  github: GitHub,
  repository: Repository,
  author: Account,
  input: NewPull,
): Promise<Pull> {
  const branch = headBranch(repository, input.head);
  return github.locks.run(repository.id, async () => {
    const directory = github.directoryOf(repository);
    const base = await resolve(directory, `refs/heads/${input.base}`);
    if (!base) throw wrong('base');
    const head = await resolve(directory, `refs/heads/${branch}`);
    if (!head) throw wrong('head');
    const open = github.issues.pulls(repository.id, {
      headRef: branch,
      baseRef: input.base,
    });
    if (open.length > 0) {
      throw custom(
        `A pull request already exists for ${repository.owner}:${branch}.`,
      );
    }
    // A pull request as it is going to be, to ask git about it.
    const draft = {
      repo_id: repository.id,
      author_id: author.id,
      state: 'open',
      head_ref: branch,
      head_sha: head,
      base_ref: input.base,
      base_sha: base,
    } as Pull;
    const facts = await pullFacts(github, repository, draft);
    if (!facts.mergeBase) {
      throw custom(
        `The ${branch} branch has no history in common with ${input.base}`,
      );
    }
    if (facts.commits === 0) {
      throw custom(`No commits between ${input.base} and ${branch}`);
    }
    const owners = input.draft
      ? undefined
      : await requestedByOwners(github, repository, draft);
    const pull = github.db.transaction(() => {
      const at = github.now();
      const issue = github.issues.create(
        {
          repo_id: repository.id,
          author_id: author.id,
          title: input.title,
          body: input.body,
        },
        at,
      );
      const created = github.issues.createPull(issue, {
        ...draft,
        draft: input.draft,
        maintainer_can_modify: input.maintainerCanModify,
      });
      const about = { repository, pull: created, facts, sender: author };
      tellPull(github, { ...about, action: 'opened' });
      if (owners) requestReviews(github, about, owners);
      return created;
    })();
    // After the row: a crash between the two is mended by `recover`.
    await keepHead(github, repository, pull.number, head);
    return github.issues.pullById(pull.id)!;
  });
}

/** Asks people and teams that are not asked yet; inside a transaction. */
export function requestReviews(
  github: GitHub,
  about: {
    repository: Repository;
    pull: Pull;
    facts: PullFacts;
    sender: Account;
  },
  { accounts, teams }: Owners,
  requested = true,
) {
  const action = requested ? 'review_requested' : 'review_request_removed';
  const { issues } = github;
  const tell = (extra: Record<string, unknown>) =>
    tellPull(
      github,
      { ...about, action, pull: issues.pullById(about.pull.id)! },
      extra,
    );
  const present = github.events.present;
  for (const account of accounts) {
    const changed = issues.setReviewRequest(
      about.pull.id,
      { accountId: account.id },
      requested,
    );
    if (changed) tell({ requested_reviewer: present.user(account) });
  }
  for (const team of teams) {
    const changed = issues.setReviewRequest(
      about.pull.id,
      { teamId: team.id },
      requested,
    );
    if (changed) tell({ requested_team: present.team(team) });
  }
}
