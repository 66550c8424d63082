import { createHash, randomBytes } from 'node:crypto';
import { Clock, timestamp } from '../../clock';
import { Db } from './database';

export interface Token {
  id: number;
  account_id: number;
  kind: 'personal' | 'oauth' | 'installation' | 'session';
  note: string | null;
  last_four: string;
  scopes: string[];
  oauth_app_id: number | null;
  installation_id: number | null;
  /** For installation tokens: permission name to `read`, `write` or `admin`. */
  permissions: Record<string, string> | null;
  /** For installation tokens limited to some repositories. */
  repository_ids: number[] | null;
  created_at: string;
  expires_at: string | null;
}

export interface NewToken {
  accountId: number;
  kind: Token['kind'];
  note?: string;
  scopes?: string[];
  oauthAppId?: number;
  installationId?: number;
  permissions?: Record<string, string>;
  repositoryIds?: number[];
  expiresAt?: Date;
  /** A secret given from outside (the launcher's) instead of a new one. */
  secret?: string;
}

const prefixes = {
  personal: 'ghp_',
  oauth: 'gho_',
  installation: 'ghs_',
  session: 'ghz_',
} as const;

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

export function newSecret(prefix: string): string {
  return prefix + randomBytes(24).toString('base64url').replace(/[-_]/g, '0');
}

/** Access tokens; only their hashes are kept. */
export class Tokens {
  constructor(readonly db: Db, readonly clock: Clock) {}

  /** Stores a token and gives its secret, which nobody can read again. */
  create(token: NewToken): { id: number; secret: string } {
    const secret = token.secret ?? newSecret(prefixes[token.kind]);
    const { id } = this.db
      .prepare(
        `insert into tokens (hash, last_four, account_id, kind, note, scopes, oauth_app_id,
           installation_id, permissions, repository_ids, created_at, expires_at)
         values (@hash, @lastFour, @accountId, @kind, @note, @scopes, @oauthAppId,
           @installationId, @permissions, @repositoryIds, @createdAt, @expiresAt)
         on conflict (hash) do update set scopes = excluded.scopes
         returning id`,
      )
      .get({
        hash: hashSecret(secret),
        lastFour: secret.slice(-4),
        accountId: token.accountId,
        kind: token.kind,
        note: token.note ?? null,
        scopes: JSON.stringify(token.scopes ?? []),
        oauthAppId: token.oauthAppId ?? null,
        installationId: token.installationId ?? null,
        permissions: token.permissions
          ? JSON.stringify(token.permissions)
          : null,
        repositoryIds: token.repositoryIds
          ? JSON.stringify(token.repositoryIds)
          : null,
        createdAt: timestamp(this.clock.now()),
        expiresAt: token.expiresAt ? timestamp(token.expiresAt) : null,
      }) as { id: number };
    return { id, secret };
  }

  /** The token of this secret, unless it is unknown or has expired. */
  find(secret: string): Token | undefined {
    const row = this.db
      .prepare('select * from tokens where hash = ?')
      .get(hashSecret(secret)) as Record<string, any> | undefined;
    if (!row) return undefined;
    // Real time: a clock set back for seeding must not revive old tokens.
    if (row.expires_at && Date.parse(row.expires_at) <= Date.now()) {
      return undefined;
    }
    return {
      ...(row as unknown as Token),
      scopes: JSON.parse(row.scopes),
      permissions: row.permissions && JSON.parse(row.permissions),
      repository_ids: row.repository_ids && JSON.parse(row.repository_ids),
    };
  }

  remove(id: number) {
    this.db.prepare('delete from tokens where id = ?').run(id);
  }
}
