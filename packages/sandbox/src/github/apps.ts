import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { decodeJwt, jwtVerify } from 'jose';
import type { GitHub } from './github';
import { AppVerifier } from './rest/authenticate';
import { HttpError } from './rest/errors';
import { App, Apps } from './store/apps';
import { newSecret } from './store/tokens';

const undecodable = () =>
  new HttpError(401, 'A JSON web token could not be decoded');

/** GitHub takes tokens of ten minutes at most, and a minute of clock skew. */
const LONGEST = 600;
const SKEW = 60;

/** Checks the JWT that a GitHub App signs with its private key (RS256). */
export function createAppVerifier(github: GitHub): AppVerifier {
  const apps = new Apps(github.db);
  return async jwt => {
    let app: App | undefined;
    try {
      app = apps.byIssuer(String(decodeJwt(jwt).iss ?? ''));
    } catch {
      throw undecodable();
    }
    if (!app) throw new HttpError(404, 'Integration not found');
    try {
      const { payload } = await jwtVerify(
        jwt,
        createPublicKey(app.public_key),
        {
          algorithms: ['RS256'],
          clockTolerance: SKEW,
          requiredClaims: ['iat', 'exp'],
        },
      );
      if (payload.exp! - payload.iat! > LONGEST + SKEW) {
        throw new HttpError(
          401,
          "'Expiration time' claim ('exp') is too far in the future",
        );
      }
    } catch (error: any) {
      if (error instanceof HttpError) throw error;
      throw error?.code === 'ERR_JWT_EXPIRED'
        ? new HttpError(
            401,
            "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
          )
        : undecodable();
    }
    return { appId: app.id };
  };
}

export interface NewApp {
  slug: string;
  name: string;
  ownerLogin: string;
  description?: string;
  permissions: Record<string, string>;
  events?: string[];
  /** Accounts it is installed on at once, with all their repositories. */
  installOn?: string[];
}

/**
 * Registers a GitHub App, which has no API at GitHub.
 *
 * @returns the App and its private key, which is kept nowhere.
 */
export function registerApp(github: GitHub, input: NewApp) {
  const { accounts } = github;
  const owner = accounts.byLogin(input.ownerLogin);
  if (!owner) throw new HttpError(404, 'Not Found');
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  return github.db.transaction(() => {
    const at = github.now();
    const apps = new Apps(github.db);
    const bot = accounts.ensure(
      { login: `${input.slug}[bot]`, type: 'Bot' },
      at,
    );
    const app = apps.create(
      {
        slug: input.slug,
        client_id: newSecret('Iv23'),
        name: input.name,
        description: input.description ?? null,
        external_url: github.url,
        owner_id: owner.id,
        bot_id: bot.id,
        public_key: publicKey,
        permissions: { metadata: 'read', ...input.permissions },
        events: input.events ?? [],
      },
      at,
    );
    const installations = (input.installOn ?? []).map(login => {
      const account = accounts.byLogin(login);
      if (!account) throw new HttpError(404, 'Not Found');
      return apps.install(app.id, account.id, undefined, at);
    });
    return { app, installations, privateKey };
  })();
}
