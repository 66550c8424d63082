import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import type { GitHub } from '../github';
import { Account } from '../store/accounts';
import { HttpError } from '../rest/errors';

const COOKIE = 'sandbox_session';
/** A session lasts two weeks, in milliseconds. */
const LIFETIME = 14 * 24 * 3600 * 1000;

export interface Session {
  account: Account;
  tokenId: number;
  /** To be sent back with every form. */
  csrf: string;
}

function secretOf(req: Request): string | undefined {
  const pair = (req.get('cookie') ?? '')
    .split(';')
    .map(part => part.trim())
    .find(part => part.startsWith(`${COOKIE}=`));
  return pair?.slice(COOKIE.length + 1);
}

const csrfOf = (secret: string) =>
  createHmac('sha256', secret).update('csrf').digest('base64url');

/** Who is signed in on the pages, if anybody. */
export function sessionOf(github: GitHub, req: Request): Session | undefined {
  const secret = secretOf(req);
  const token = secret ? github.tokens.find(secret) : undefined;
  if (!secret || token?.kind !== 'session') return undefined;
  return {
    account: github.accounts.byId(token.account_id),
    tokenId: token.id,
    csrf: csrfOf(secret),
  };
}

/** Signs a person in with a cookie that scripts and other sites cannot use. */
export function startSession(github: GitHub, res: Response, account: Account) {
  const { secret } = github.tokens.create({
    accountId: account.id,
    kind: 'session',
    expiresAt: new Date(Date.now() + LIFETIME),
  });
  res.cookie(COOKIE, secret, {
    httpOnly: true,
    sameSite: 'lax',
    maxAge: LIFETIME,
    path: '/',
  });
}

export function endSession(github: GitHub, req: Request, res: Response) {
  const session = sessionOf(github, req);
  if (session) github.tokens.remove(session.tokenId);
  res.clearCookie(COOKIE, { path: '/' });
}

/**
 * The session of a form, when the form came from one of our pages.
 *
 * @throws HttpError 403 when it did not.
 */
export function formSession(github: GitHub, req: Request): Session {
  const session = sessionOf(github, req);
  const sent = Buffer.from(String(Object(req.body).csrf ?? ''));
  const expected = Buffer.from(session?.csrf ?? '');
  if (
    !session ||
    sent.length !== expected.length ||
    !timingSafeEqual(sent, expected)
  ) {
    throw new HttpError(403, 'The form is not from this site or is too old');
  }
  return session;
}

/** Refuses a form that another site's page has sent. */
export function refuseCrossSite(req: Request) {
  const site = req.get('sec-fetch-site');
  const origin = req.get('origin');
  const foreign = site
    ? site !== 'same-origin' && site !== 'none'
    : origin !== undefined && new URL(origin).host !== req.get('host');
  if (foreign) {
    throw new HttpError(403, 'Forms of other sites are not accepted');
  }
}
