import type { GitHub } from '../github/github';
import { ORGANISATION } from './provision';

/** The fact in the data folder that names the portal's webhook. */
const KEY = 'portal-webhook';
const EVENTS = [
  'push',
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
  'pull_request_review_thread',
  'status',
  'check_run',
  'issue_comment',
];

/**
 * Sets up, once, the webhook that tells the portal about every repository of
 * the organisation, those that come later too. A new address or secret of the
 * portal is followed; a hook that a person removed stays away.
 */
export function registerPortalWebhook(
  github: GitHub,
  { portalUrl, secret }: { portalUrl: string; secret: string | undefined },
) {
  const owner = github.accounts.byLogin(ORGANISATION);
  if (!secret || !owner) return;
  github.db.transaction(() => {
    const settings = {
      url: `${portalUrl}/api/infra-stacks/webhooks/github`,
      content_type: 'json' as const,
      secret,
      insecure_ssl: '0',
    };
    const at = github.now();
    const known = github.meta.get(KEY);
    if (known === undefined) {
      const all = { ...settings, events: EVENTS, active: true };
      const { id } = github.hooks.create({ orgId: owner.id }, all, at);
      github.meta.set(KEY, String(id));
      return;
    }
    const hook = github.hooks.byId(Number(known));
    if (!hook) return;
    const { events, active } = hook;
    github.hooks.update(hook.id, { ...settings, events, active }, at);
  })();
}
