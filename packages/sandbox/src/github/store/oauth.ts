import { Db } from './database';
import { hashSecret, newSecret } from './tokens';

export interface OAuthApp {
  id: number;
  client_id: string;
  secret_hash: string;
  name: string;
  callback_urls: string[];
}

export interface OAuthCode {
  app_id: number;
  account_id: number;
  scopes: string[];
  redirect_uri: string | null;
  code_challenge: string | null;
}

/** A code must be exchanged within ten minutes, as on GitHub. */
const CODE_LIFETIME = 10 * 60_000;

/** OAuth apps and the short-lived codes of their web flow. */
export class OAuthStore {
  constructor(readonly db: Db) {}

  app(clientId: string): OAuthApp | undefined {
    const row = this.db
      .prepare('select * from oauth_apps where client_id = ?')
      .get(clientId) as any;
    return row && { ...row, callback_urls: JSON.parse(row.callback_urls) };
  }

  /** Creates or updates the app of this client id. */
  ensureApp(
    app: {
      clientId: string;
      secret: string;
      name: string;
      callbacks: string[];
    },
    at: string,
  ) {
    this.db
      .prepare(
        `insert into oauth_apps (client_id, secret_hash, name, callback_urls, created_at)
         values (?, ?, ?, ?, ?)
         on conflict (client_id) do update set secret_hash = excluded.secret_hash,
           name = excluded.name, callback_urls = excluded.callback_urls`,
      )
      .run(
        app.clientId,
        hashSecret(app.secret),
        app.name,
        JSON.stringify(app.callbacks),
        at,
      );
  }

  createCode(code: OAuthCode): string {
    const secret = newSecret('');
    // Real time, as for tokens: see Tokens.find.
    const now = Date.now();
    this.db
      .prepare('delete from oauth_codes where expires_at < ?')
      .run(new Date(now).toISOString());
    this.db
      .prepare(
        `insert into oauth_codes (hash, app_id, account_id, scopes, redirect_uri, code_challenge, expires_at)
         values (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        hashSecret(secret),
        code.app_id,
        code.account_id,
        JSON.stringify(code.scopes),
        code.redirect_uri,
        code.code_challenge,
        new Date(now + CODE_LIFETIME).toISOString(),
      );
    return secret;
  }

  /** Takes a code out: it works once, whatever comes of it. */
  takeCode(secret: string): OAuthCode | undefined {
    const row = this.db
      .prepare('delete from oauth_codes where hash = ? returning *')
      .get(hashSecret(secret)) as any;
    if (!row || row.expires_at < new Date().toISOString()) return undefined;
    return { ...row, scopes: JSON.parse(row.scopes) };
  }
}
