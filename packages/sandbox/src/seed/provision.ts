import type { GitHub } from '../github/github';
import { hashSecret } from '../github/store/tokens';

export const ORGANISATION = 'acme';
export const BOT = 'infra-portal-bot';
export const ADMIN = 'site-admin';
/** The account that Atlantis acts as. */
export const ATLANTIS = 'atlantis-bot';

/** Secrets that the launcher makes; whatever is absent is left out. */
export interface Secrets {
  /** Token of the site admin. */
  adminToken?: string;
  /** Token of the portal's bot. */
  botToken?: string;
  oauthClientId?: string;
  oauthClientSecret?: string;
}

const people = [
  { login: 'developer', name: 'Developer', team: 'developers', role: 'member' },
  { login: 'reviewer', name: 'Reviewer', team: 'platform', role: 'member' },
  {
    login: 'platform-owner',
    name: 'Platform owner',
    team: 'platform',
    role: 'admin',
  },
] as const;

const teams = [
  {
    name: 'developers',
    description: 'Product teams. They propose changes.',
  },
  {
    name: 'platform',
    description: 'Owners of the infrastructure. They review and apply.',
  },
];

/** Every scope, so that the launcher's tokens are never the obstacle. */
const scopes = [
  'repo',
  'admin:org',
  'admin:repo_hook',
  'admin:org_hook',
  'user',
];

/**
 * Makes sure that people, the organisation, the launcher's tokens and the
 * portal's OAuth app exist. Changes nothing that is there already, so that a
 * person may edit teams and find the edits after a restart.
 */
export function provision(
  github: GitHub,
  options: { portalUrl: string; secrets: Secrets },
) {
  github.db.transaction(() => {
    const { accounts, secrets } = { accounts: github.accounts, ...options };
    const at = github.now();
    const admin = accounts.ensure(
      { login: ADMIN, type: 'User', name: 'Site admin', siteAdmin: true },
      at,
    );
    const bot = accounts.ensure(
      { login: BOT, type: 'Bot', name: 'Infrastructure portal' },
      at,
    );
    accounts.ensure({ login: ATLANTIS, type: 'Bot', name: 'Atlantis' }, at);
    if (github.meta.get('people') !== 'done') {
      provisionPeople(github, at);
      github.meta.set('people', 'done');
    }
    // Among them those of a sample that was cut off.
    github.db
      .prepare('delete from tokens where expires_at < ?')
      .run(new Date().toISOString());
    ensureToken(github, admin.id, secrets.adminToken, [
      'site_admin',
      ...scopes,
    ]);
    ensureToken(github, bot.id, secrets.botToken, scopes);
    if (secrets.oauthClientId && secrets.oauthClientSecret) {
      github.oauth.ensureApp(
        {
          clientId: secrets.oauthClientId,
          secret: secrets.oauthClientSecret,
          name: 'Infrastructure portal',
          callbacks: [`${options.portalUrl}/api/auth/github/handler/frame`],
        },
        at,
      );
    }
  })();
}

function provisionPeople(github: GitHub, at: string) {
  const { accounts } = github;
  const org = accounts.ensure(
    { login: ORGANISATION, type: 'Organization', name: 'Acme (sample)' },
    at,
  );
  const teamIds = new Map(
    teams.map(team => [
      team.name,
      (
        github.teams.bySlug(org.id, team.name) ??
        github.teams.create({ org_id: org.id, ...team }, at)
      ).id,
    ]),
  );
  for (const person of people) {
    const { id } = accounts.ensure(
      {
        login: person.login,
        type: 'User',
        name: person.name,
        email: `${person.login}@acme.example`,
      },
      at,
    );
    accounts.setMembership(org.id, id, person.role);
    github.teams.setMember(
      teamIds.get(person.team)!,
      id,
      person.role === 'admin' ? 'maintainer' : 'member',
    );
  }
}

/** A launcher's token replaces the one it gave before, if it gave another. */
function ensureToken(
  github: GitHub,
  accountId: number,
  secret: string | undefined,
  granted: string[],
) {
  if (!secret) return;
  const note = 'launcher';
  github.db
    .prepare(
      `delete from tokens where account_id = ? and kind = 'personal' and note = ? and hash <> ?`,
    )
    .run(accountId, note, hashSecret(secret));
  github.tokens.create({
    accountId,
    kind: 'personal',
    note,
    scopes: granted,
    secret,
  });
}
