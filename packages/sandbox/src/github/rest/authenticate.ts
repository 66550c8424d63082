import type { Request } from 'express';
import type { GitHub } from '../github';
import { Account } from '../store/accounts';
import { Token } from '../store/tokens';
import { badCredentials } from './errors';

/** Who calls, and with what. */
export interface Actor {
  account: Account;
  token: Token;
}

/** A caller that shows a GitHub App's own JWT. */
export interface AppActor {
  appId: number;
}

/** Checks a GitHub App's JWT; given by the apps module. */
export type AppVerifier = (jwt: string) => Promise<AppActor>;

export interface Credentials {
  actor?: Actor;
  app?: AppActor;
}

const isJwt = (secret: string) =>
  /^[\w-]+\.[\w-]+\.[\w-]+$/.test(secret) && secret.startsWith('ey');

/** The secret of an Authorization header: `token`, `Bearer` or `Basic`. */
export function readSecret(header: string | undefined): string | undefined {
  const [scheme, value = ''] = (header ?? '').trim().split(/\s+/, 2);
  switch (scheme.toLocaleLowerCase('en')) {
    case 'token':
    case 'bearer':
      return value;
    case 'basic': {
      const text = Buffer.from(value, 'base64').toString('utf8');
      const at = text.indexOf(':');
      const [user, password] = [text.slice(0, at), text.slice(at + 1)];
      // git and go-github put the token into either half.
      return password && password !== 'x-oauth-basic' ? password : user;
    }
    default:
      return undefined;
  }
}

/**
 * Who sends this request; empty for nobody.
 *
 * @throws HttpError 401 for a secret that is unknown or has expired.
 */
export async function authenticate(
  github: GitHub,
  req: Request,
  verifyApp?: AppVerifier,
): Promise<Credentials> {
  const header = req.get('authorization');
  if (!header) return {};
  const secret = readSecret(header);
  if (!secret) throw badCredentials();
  if (isJwt(secret) && verifyApp) return { app: await verifyApp(secret) };
  const token = github.tokens.find(secret);
  if (!token) throw badCredentials();
  return { actor: { account: github.accounts.byId(token.account_id), token } };
}
