import { Account } from '../store/accounts';
import { Team } from '../store/teams';
import { nodeId, Urls } from './urls';

/** `organization-simple`. */
export function simpleOrganisation(urls: Urls, org: Account) {
  const url = urls.api(`/orgs/${org.login}`);
  return {
    login: org.login,
    id: org.id,
    node_id: nodeId('O', org.id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: urls.html(`/avatars/u/${org.id}`),
    description: org.description ?? '',
  };
}

/** `organization-full`. */
export function fullOrganisation(
  urls: Urls,
  org: Account,
  repositories: number,
) {
  return {
    ...simpleOrganisation(urls, org),
    name: org.name ?? org.login,
    ...(org.email && { email: org.email }),
    twitter_username: null,
    is_verified: false,
    has_organization_projects: false,
    has_repository_projects: false,
    public_repos: repositories,
    public_gists: 0,
    followers: 0,
    following: 0,
    html_url: urls.html(`/${org.login}`),
    type: 'Organization',
    default_repository_permission: org.default_repository_permission,
    members_can_create_repositories: true,
    archived_at: null,
    created_at: org.created_at,
    updated_at: org.updated_at,
  };
}

/** `team-simple`, and `team` when the parent is given. */
export function simpleTeam(urls: Urls, team: Team, org: Account) {
  const url = urls.api(`/organizations/${org.id}/team/${team.id}`);
  return {
    id: team.id,
    node_id: nodeId('T', team.id),
    url,
    html_url: urls.html(`/orgs/${org.login}/teams/${team.slug}`),
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    name: team.name,
    slug: team.slug,
    description: team.description,
    privacy: team.privacy,
    notification_setting: 'notifications_enabled',
    permission: 'pull',
    type: 'organization' as const,
    organization_id: org.id,
  };
}
