import { Account } from '../store/accounts';
import { App, Installation } from '../store/apps';
import { simpleUser } from './account';
import { nodeId, Urls } from './urls';

/** `integration`: a GitHub App. */
export function integration(urls: Urls, app: App, owner: Account) {
  return {
    id: app.id,
    slug: app.slug,
    node_id: nodeId('A', app.id),
    client_id: app.client_id,
    owner: simpleUser(urls, owner),
    name: app.name,
    description: app.description,
    external_url: app.external_url,
    html_url: urls.html(`/apps/${app.slug}`),
    created_at: app.created_at,
    updated_at: app.updated_at,
    permissions: app.permissions,
    events: app.events,
  };
}

export function presentInstallation(
  urls: Urls,
  installation: Installation,
  app: App,
  account: Account,
) {
  return {
    id: installation.id,
    account: simpleUser(urls, account),
    repository_selection: installation.repository_selection,
    access_tokens_url: urls.api(
      `/app/installations/${installation.id}/access_tokens`,
    ),
    repositories_url: urls.api('/installation/repositories'),
    html_url: urls.html(
      `/organizations/${account.login}/settings/installations/${installation.id}`,
    ),
    app_id: app.id,
    client_id: app.client_id,
    app_slug: app.slug,
    target_id: account.id,
    target_type: account.type,
    permissions: app.permissions,
    events: app.events,
    created_at: installation.created_at,
    updated_at: installation.updated_at,
    single_file_name: null,
    suspended_by: null,
    suspended_at: null,
  };
}
