import { createHash } from 'node:crypto';
import express, { Request, Response, Router } from 'express';
import type { GitHub } from '../github';
import { OAuthApp, OAuthCode } from '../store/oauth';
import { hashSecret } from '../store/tokens';

/** Older tokens of the same person for the same app are dropped, as on GitHub. */
const KEPT_TOKENS = 10;

interface Problem {
  error: string;
  error_description: string;
}

const problems = {
  credentials: {
    error: 'incorrect_client_credentials',
    error_description:
      'The client_id and/or client_secret passed are incorrect.',
  },
  code: {
    error: 'bad_verification_code',
    error_description: 'The code passed is incorrect or expired.',
  },
  redirect: {
    error: 'redirect_uri_mismatch',
    error_description:
      'The redirect_uri MUST match the registered callback URL for this application.',
  },
  grant: {
    error: 'unsupported_grant_type',
    error_description: 'Only the authorization code flow is supported.',
  },
} satisfies Record<string, Problem>;

function challengeHolds(code: OAuthCode, verifier: unknown): boolean {
  if (!code.code_challenge) return true;
  return (
    typeof verifier === 'string' &&
    createHash('sha256').update(verifier).digest('base64url') ===
      code.code_challenge
  );
}

/** Client id and secret, from the body or from basic authentication. */
function clientOf(req: Request, input: Record<string, unknown>) {
  const [scheme, value = ''] = (req.get('authorization') ?? '').split(' ');
  if (scheme.toLowerCase() === 'basic') {
    const decoded = Buffer.from(value, 'base64').toString('utf8');
    const at = decoded.indexOf(':');
    return { id: decoded.slice(0, at), secret: decoded.slice(at + 1) };
  }
  return {
    id: String(input.client_id ?? ''),
    secret: String(input.client_secret ?? ''),
  };
}

function exchange(github: GitHub, req: Request) {
  const input = { ...req.query, ...Object(req.body) } as Record<
    string,
    unknown
  >;
  const client = clientOf(req, input);
  const app: OAuthApp | undefined = github.oauth.app(client.id);
  if (!app || hashSecret(client.secret) !== app.secret_hash) {
    return problems.credentials;
  }
  const grant = input.grant_type ?? 'authorization_code';
  if (grant !== 'authorization_code') return problems.grant;
  const code = github.oauth.takeCode(String(input.code ?? ''));
  if (!code || code.app_id !== app.id) return problems.code;
  if (!challengeHolds(code, input.code_verifier)) return problems.code;
  if (
    input.redirect_uri !== undefined &&
    input.redirect_uri !== (code.redirect_uri ?? app.callback_urls[0])
  ) {
    return problems.redirect;
  }
  const { secret } = github.tokens.create({
    accountId: code.account_id,
    kind: 'oauth',
    note: app.name,
    scopes: code.scopes,
    oauthAppId: app.id,
  });
  github.db
    .prepare(
      `delete from tokens where oauth_app_id = @app and account_id = @account and id <=
         (select id from tokens where oauth_app_id = @app and account_id = @account
          order by id desc limit 1 offset @kept)`,
    )
    .run({ app: app.id, account: code.account_id, kept: KEPT_TOKENS });
  return {
    access_token: secret,
    scope: code.scopes.join(','),
    token_type: 'bearer',
  };
}

/** GitHub answers as a form unless the client asks for JSON. */
function send(req: Request, res: Response, answer: Record<string, string>) {
  res.set('Cache-Control', 'no-store');
  if ((req.get('accept') ?? '').includes('json')) {
    res.json(answer);
    return;
  }
  res
    .type('application/x-www-form-urlencoded')
    .send(new URLSearchParams(answer).toString());
}

/** `POST /login/oauth/access_token`: a code becomes a token, once. */
export function createExchangeRouter(github: GitHub): Router {
  const router = express.Router();
  router.post(
    '/login/oauth/access_token',
    express.urlencoded({ extended: false, limit: '10kb' }),
    express.json({ limit: '10kb' }),
    (req, res) => {
      send(req, res, exchange(github, req));
    },
  );
  return router;
}
