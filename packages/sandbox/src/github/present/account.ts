import { Account } from '../store/accounts';
import { nodeId, Urls } from './urls';

/** `simple-user`: an account inside another object. */
export function simpleUser(urls: Urls, account: Account) {
  const url = urls.api(`/users/${account.login}`);
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId('U', account.id),
    avatar_url: urls.html(`/avatars/u/${account.id}`),
    gravatar_id: '',
    url,
    html_url: urls.html(`/${account.login}`),
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: account.type,
    user_view_type: 'public',
    site_admin: account.site_admin === 1,
  };
}

/** `public-user`: `GET /users/:login` and the base of `GET /user`. */
export function fullUser(urls: Urls, account: Account, repositories: number) {
  return {
    ...simpleUser(urls, account),
    name: account.name,
    company: null,
    blog: '',
    location: null,
    email: account.email,
    hireable: null,
    bio: account.bio,
    public_repos: repositories,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: account.created_at,
    updated_at: account.updated_at,
  };
}
