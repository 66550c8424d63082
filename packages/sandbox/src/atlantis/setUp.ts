import { randomBytes } from 'node:crypto';
import type { GitHub } from '../github/github';
import { ATLANTIS_USER } from './atlantis';

/** The fact in the data folder that keeps Atlantis's webhook. */
const KEY = 'atlantis-webhook';
const NOTE = 'atlantis';
const EVENTS = ['pull_request', 'issue_comment', 'pull_request_review', 'push'];

interface Kept {
  hook: number;
  secret: string;
}

const keptIn = (github: GitHub): Kept | undefined => {
  const text = github.meta.get(KEY);
  return text ? JSON.parse(text) : undefined;
};

/** A token of Atlantis's account, new at every start. */
export function atlantisToken(github: GitHub): string {
  const account = github.accounts.ensure(
    { login: ATLANTIS_USER, type: 'Bot', name: 'Atlantis' },
    github.now(),
  );
  github.db
    .prepare('delete from tokens where account_id = ? and note = ?')
    .run(account.id, NOTE);
  return github.tokens.create({
    accountId: account.id,
    kind: 'personal',
    note: NOTE,
    scopes: ['repo'],
  }).secret;
}

/** What GitHub signs its messages to Atlantis with. */
export const eventSecret = (github: GitHub): string =>
  keptIn(github)?.secret ?? '';

/**
 * Has GitHub tell Atlantis of everything in an organisation. An address that
 * changed is followed; a hook that a person removed stays away.
 */
export function registerAtlantisWebhook(
  github: GitHub,
  organisation: string,
  url: string,
) {
  const owner = github.accounts.byLogin(organisation);
  if (!owner) return;
  github.db.transaction(() => {
    const kept = keptIn(github);
    const secret = kept?.secret ?? randomBytes(20).toString('hex');
    const settings = {
      url: `${url}/atlantis/events`,
      content_type: 'json' as const,
      secret,
      insecure_ssl: '0',
      events: EVENTS,
      active: true,
    };
    const at = github.now();
    if (!kept) {
      const { id } = github.hooks.create({ orgId: owner.id }, settings, at);
      github.meta.set(KEY, JSON.stringify({ hook: id, secret }));
    } else if (github.hooks.byId(kept.hook)) {
      github.hooks.update(kept.hook, settings, at);
    }
  })();
}
