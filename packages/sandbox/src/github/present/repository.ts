import { Account, atLeast, Level } from '../store/accounts';
import { Repository } from '../store/repositories';
import { simpleUser } from './account';
import { nodeId, Urls } from './urls';

const links: Record<string, string> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

/** `minimal-repository` and a little more: a repository inside another object. */
export function simpleRepository(
  urls: Urls,
  repository: Repository,
  owner: Account,
) {
  const fullName = `${repository.owner}/${repository.name}`;
  const url = urls.api(`/repos/${fullName}`);
  const html = urls.html(`/${fullName}`);
  return {
    id: repository.id,
    node_id: nodeId('R', repository.id),
    name: repository.name,
    full_name: fullName,
    private: repository.private,
    owner: simpleUser(urls, owner),
    html_url: html,
    description: repository.description,
    fork: false,
    url,
    ...Object.fromEntries(
      Object.entries(links).map(([key, path]) => [key, url + path]),
    ),
  };
}

/** `repository`: as lists and webhooks carry it. */
export function fullRepository(
  urls: Urls,
  repository: Repository,
  owner: Account,
  level?: Level,
  openIssues = 0,
) {
  const html = urls.html(`/${repository.owner}/${repository.name}`);
  const { settings } = repository;
  return {
    ...simpleRepository(urls, repository, owner),
    git_url: `${html.replace(/^https?:/, 'git:')}.git`,
    ssh_url: `git@${new URL(html).hostname}:${repository.owner}/${
      repository.name
    }.git`,
    clone_url: `${html}.git`,
    svn_url: html,
    mirror_url: null,
    homepage: repository.homepage,
    language: null,
    forks_count: 0,
    forks: 0,
    stargazers_count: 0,
    watchers_count: 0,
    watchers: 0,
    size: 0,
    default_branch: repository.default_branch,
    open_issues_count: openIssues,
    open_issues: openIssues,
    is_template: false,
    topics: repository.topics,
    has_issues: settings.has_issues,
    has_projects: settings.has_projects,
    has_wiki: settings.has_wiki,
    has_pages: false,
    has_downloads: false,
    has_discussions: false,
    archived: repository.archived,
    disabled: false,
    visibility: repository.private ? 'private' : 'public',
    pushed_at: repository.pushed_at ?? repository.created_at,
    created_at: repository.created_at,
    updated_at: repository.updated_at,
    license: null,
    allow_forking: false,
    web_commit_signoff_required: false,
    ...(level && {
      permissions: {
        admin: atLeast(level, 'admin'),
        maintain: atLeast(level, 'maintain'),
        push: atLeast(level, 'push'),
        triage: atLeast(level, 'triage'),
        pull: true,
      },
    }),
  };
}

/** `full-repository`: `GET /repos/:owner/:repo`, with the merge settings. */
export function detailedRepository(
  urls: Urls,
  repository: Repository,
  owner: Account,
  level: Level | undefined,
  openIssues: number,
) {
  const { settings } = repository;
  return {
    ...fullRepository(urls, repository, owner, level, openIssues),
    temp_clone_token: null,
    allow_rebase_merge: settings.allow_rebase_merge,
    allow_squash_merge: settings.allow_squash_merge,
    allow_merge_commit: settings.allow_merge_commit,
    allow_auto_merge: settings.allow_auto_merge,
    allow_update_branch: settings.allow_update_branch,
    delete_branch_on_merge: settings.delete_branch_on_merge,
    use_squash_pr_title_as_default: false,
    squash_merge_commit_title: 'COMMIT_OR_PR_TITLE',
    squash_merge_commit_message: 'COMMIT_MESSAGES',
    merge_commit_title: 'MERGE_MESSAGE',
    merge_commit_message: 'PR_TITLE',
    network_count: 0,
    subscribers_count: 0,
    ...(owner.type === 'Organization' && {
      organization: simpleUser(urls, owner),
    }),
  };
}
