import { listRefs } from '../git/refs';
import { nodeId } from '../present/urls';
import { Repository } from '../store/repositories';
import { accountNode } from './accounts';
import { connection, PageArgs } from './connection';
import { Context } from './context';
import { objectAt } from './objects';
import { pullConnection, pullOf } from './pulls';
import { refNode } from './refs';

/** `Repository`. What needs git is read only when a query asks for it. */
export function repositoryNode(context: Context, repository: Repository): any {
  const { github, urls } = context;
  const html = urls.html(`/${repository.owner}/${repository.name}`);
  const branch = async (qualifiedName: string) => {
    const full = qualifiedName.startsWith('refs/')
      ? [qualifiedName]
      : [`refs/heads/${qualifiedName}`, `refs/tags/${qualifiedName}`];
    const refs = await listRefs(
      github.directoryOf(repository),
      'refs/heads/',
      'refs/tags/',
    );
    const name = full.find(candidate => refs.has(candidate));
    return name ? refNode(context, repository, name, refs.get(name)!) : null;
  };
  return {
    __typename: 'Repository',
    id: nodeId('R', repository.id),
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: `${repository.owner}/${repository.name}`,
    description: repository.description,
    owner: () =>
      accountNode(context, github.accounts.byId(repository.owner_id)),
    url: html,
    isArchived: repository.archived,
    isFork: false,
    isPrivate: repository.private,
    isEmpty: async () =>
      (await listRefs(github.directoryOf(repository), 'refs/heads/')).size ===
      0,
    visibility: repository.private ? 'PRIVATE' : 'PUBLIC',
    mergeCommitAllowed: repository.settings.allow_merge_commit,
    squashMergeAllowed: repository.settings.allow_squash_merge,
    rebaseMergeAllowed: repository.settings.allow_rebase_merge,
    createdAt: repository.created_at,
    pushedAt: repository.pushed_at,
    defaultBranchRef: () => branch(`refs/heads/${repository.default_branch}`),
    ref: ({ qualifiedName }: { qualifiedName: string }) =>
      branch(qualifiedName),
    object: (args: { expression?: string; oid?: string }) =>
      objectAt(context, repository, args.expression ?? args.oid ?? ''),
    repositoryTopics: (args: PageArgs) =>
      connection(
        repository.topics,
        args,
        topic => topic,
        topic => ({
          __typename: 'RepositoryTopic',
          id: `RT_${repository.id}_${topic}`,
          topic: { __typename: 'Topic', id: `TO_${topic}`, name: topic },
          url: urls.html(`/topics/${encodeURIComponent(topic)}`),
        }),
      ),
    pullRequest: ({ number }: { number: number }) =>
      pullOf(context, repository, number),
    pullRequests: (args: any) => pullConnection(context, repository, args),
  };
}
