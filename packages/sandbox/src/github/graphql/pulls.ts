import { readCommits } from '../git/commitInfo';
import { nodeId } from '../present/urls';
import { pullFacts } from '../pulls/facts';
import { pullMergeability } from '../pulls/mergeability';
import { Pull } from '../store/issues';
import { Repository } from '../store/repositories';
import { accountNode } from './accounts';
import { connection, PageArgs } from './connection';
import { Context, graphqlError } from './context';
import { rollupNode } from './checks';
import { gitObject } from './objects';
import { branchNode } from './refs';
import { repositoryNode } from './repositories';
import { commentNode, reviewFields } from './reviews';
import { threadConnection } from './threads';

interface PullArgs extends PageArgs {
  states?: string[] | null;
  headRefName?: string | null;
  baseRefName?: string | null;
}

const stateOf = (pull: Pull) =>
  pull.merged_at ? 'MERGED' : pull.state.toUpperCase();

export function pullConnection(
  context: Context,
  repository: Repository,
  args: PullArgs,
) {
  const found = context.github.issues
    .pulls(repository.id, {
      state: 'all',
      headRef: args.headRefName ?? undefined,
      baseRef: args.baseRefName ?? undefined,
    })
    .filter(pull => !args.states || args.states.includes(stateOf(pull)))
    .sort((a, b) => a.number - b.number);
  return connection(
    found,
    args,
    pull => pull.number,
    pull => pullNode(context, repository, pull),
  );
}

export function pullOf(
  context: Context,
  repository: Repository,
  number: number,
) {
  const pull = context.github.issues.pull(repository.id, number);
  if (!pull) {
    throw graphqlError(
      'NOT_FOUND',
      `Could not resolve to a PullRequest with the number of ${number}.`,
    );
  }
  return pullNode(context, repository, pull);
}

/** `PullRequest`. What needs git is read only when a query asks for it. */
export function pullNode(
  context: Context,
  repository: Repository,
  pull: Pull,
): any {
  const { github, urls } = context;
  return {
    __typename: 'PullRequest',
    id: nodeId('PR', pull.id),
    databaseId: pull.id,
    number: pull.number,
    title: pull.title,
    body: pull.body ?? '',
    url: urls.html(
      `/${repository.owner}/${repository.name}/pull/${pull.number}`,
    ),
    state: stateOf(pull),
    isDraft: pull.draft,
    merged: pull.merged_at !== null,
    mergedAt: pull.merged_at,
    mergedBy: () =>
      pull.merged_by === null
        ? null
        : accountNode(context, github.accounts.byId(pull.merged_by)),
    mergeCommit: pull.merge_commit_sha
      ? {
          ...gitObject(repository, pull.merge_commit_sha),
          __typename: 'Commit',
        }
      : null,
    author: () => accountNode(context, github.accounts.byId(pull.author_id)),
    createdAt: pull.created_at,
    updatedAt: pull.updated_at,
    headRefName: pull.head_ref,
    headRefOid: pull.head_sha,
    baseRefName: pull.base_ref,
    baseRefOid: pull.base_sha,
    headRef: () => branchNode(context, repository, pull.head_ref),
    baseRef: () => branchNode(context, repository, pull.base_ref),
    repository: () => repositoryNode(context, repository),
    ...reviewFields(context, repository, pull),
    comments: (args: PageArgs) =>
      connection(
        github.comments.list(pull.id),
        args,
        comment => comment.id,
        comment => commentNode(context, comment, false),
      ),
    reviewThreads: (args: PageArgs) =>
      threadConnection(context, repository, pull, args),
    async mergeable() {
      const { mergeable } = await pullMergeability(github, repository, pull);
      if (mergeable === null) return 'UNKNOWN';
      return mergeable ? 'MERGEABLE' : 'CONFLICTING';
    },
    async mergeStateStatus() {
      const { state } = await pullMergeability(github, repository, pull);
      return state.toUpperCase();
    },
    async commits(args: PageArgs) {
      const { base } = await pullFacts(github, repository, pull);
      const commits = await readCommits(github.directoryOf(repository), [
        '--reverse',
        '--topo-order',
        `${base}..${pull.head_sha}`,
      ]);
      return connection(
        commits,
        args,
        commit => commit.sha,
        commit => ({
          __typename: 'PullRequestCommit',
          id: `PRC_${pull.id}_${commit.sha}`,
          commit: {
            ...gitObject(repository, commit.sha),
            __typename: 'Commit',
            message: commit.message,
            messageHeadline: commit.message.split('\n', 1)[0],
            committedDate: commit.committer.date,
            statusCheckRollup: () =>
              rollupNode(context, repository, commit.sha, pull),
          },
        }),
      );
    },
  };
}
