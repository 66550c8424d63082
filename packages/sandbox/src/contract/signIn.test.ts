import { createHash } from 'node:crypto';
import { provision } from '../seed/provision';
import { startSandbox, TestSandbox } from '../testing';

// Other work on the machine may slow this down.
jest.setTimeout(60_000);

const portalUrl = 'http://localhost:7007';
const callback = `${portalUrl}/api/auth/github/handler/frame`;
const client = { client_id: 'portal', client_secret: 'a secret' };
let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
  const secrets = {
    oauthClientId: client.client_id,
    oauthClientSecret: client.client_secret,
  };
  provision(sandbox.github, { portalUrl, secrets });
});
afterAll(() => sandbox.close());

const authorizeUrl = (query: Record<string, string> = {}) => {
  const url = new URL('/login/oauth/authorize', sandbox.url);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: callback,
    scope: 'read:user',
    state: 'a b&c',
    ...query,
  }).toString();
  return url;
};

/** What the browser is sent to when the person presses a button. */
async function choose(
  form: Record<string, string>,
  query: Record<string, string> = {},
  headers: Record<string, string> = {},
) {
  const response = await fetch(authorizeUrl(query), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(form),
    headers,
  });
  const location = response.headers.get('location');
  return { response, to: location ? new URL(location) : undefined };
}

async function exchange(
  input: Record<string, string>,
  accept?: string,
): Promise<Record<string, string>> {
  const response = await fetch(`${sandbox.url}/login/oauth/access_token`, {
    method: 'POST',
    body: new URLSearchParams({ ...client, redirect_uri: callback, ...input }),
    headers: accept ? { accept } : {},
  });
  expect(response.status).toBe(200);
  const text = await response.text();
  return accept
    ? JSON.parse(text)
    : Object.fromEntries(new URLSearchParams(text));
}

const codeFor = async (login: string, query: Record<string, string> = {}) =>
  (await choose({ login }, query)).to!.searchParams.get('code')!;

describe('sign-in with OAuth', () => {
  it('shows the people in the browser’s language, and runs no scripts', async () => {
    const page = async (language: string) => {
      const response = await fetch(authorizeUrl(), {
        headers: { 'accept-language': language },
      });
      const csp = response.headers.get('content-security-policy')!;
      expect(csp).toContain("default-src 'none'");
      expect(csp).not.toContain('script-src');
      expect(csp).toContain(`form-action 'self' ${portalUrl};`);
      return response.text();
    };
    const english = await page('en-US,en;q=0.9');
    expect(english).toContain('Who do you want to be?');
    expect(english).toContain('value="reviewer"');
    expect(english).not.toContain('value="site-admin"');
    expect(english).not.toContain('value="infra-portal-bot"');
    expect(await page('ko-KR,ko;q=0.9,en;q=0.8')).toContain(
      '누구로 로그인할까요?',
    );
  });

  it('gives a code, then a token that is the person', async () => {
    const { to } = await choose({ login: 'reviewer' });
    expect(`${to!.origin}${to!.pathname}`).toBe(callback);
    expect(to!.searchParams.get('state')).toBe('a b&c');
    const code = to!.searchParams.get('code')!;
    const answer = await exchange({ code, grant_type: 'authorization_code' });
    expect(answer).toEqual({
      access_token: expect.stringMatching(/^gho_/),
      scope: 'read:user',
      token_type: 'bearer',
    });
    const user = await fetch(`${sandbox.url}/api/v3/user`, {
      headers: { authorization: `Bearer ${answer.access_token}` },
    });
    expect(user.headers.get('x-oauth-scopes')).toBe('read:user');
    expect(await user.json()).toMatchObject({ login: 'reviewer' });
    // A code is good for one exchange.
    expect((await exchange({ code })).error).toBe('bad_verification_code');
  });

  it('answers JSON to who asks for it', async () => {
    const code = await codeFor('developer');
    const answer = await exchange({ code }, 'application/json');
    expect(answer.token_type).toBe('bearer');
  });

  it.each([
    ['another secret', { client_secret: 'x' }, 'incorrect_client_credentials'],
    ['another client', { client_id: 'x' }, 'incorrect_client_credentials'],
    ['another code', { code: 'x' }, 'bad_verification_code'],
    [
      'another address',
      { redirect_uri: `${callback}/x` },
      'redirect_uri_mismatch',
    ],
    ['another grant', { grant_type: 'password' }, 'unsupported_grant_type'],
  ])('refuses %s', async (_, input, error) => {
    const code = await codeFor('developer');
    const answer = await exchange({ code, ...(input as object) });
    expect(answer).toMatchObject({ error });
    expect(answer).not.toHaveProperty('access_token');
  });

  it('keeps to PKCE when the client began with it', async () => {
    const verifier = 'v'.repeat(50);
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const query = { code_challenge: challenge, code_challenge_method: 'S256' };
    const wrong = await codeFor('developer', query);
    expect((await exchange({ code: wrong })).error).toBe(
      'bad_verification_code',
    );
    const code = await codeFor('developer', query);
    const answer = await exchange({ code, code_verifier: verifier });
    expect(answer.access_token).toMatch(/^gho_/);
    const plain = await fetch(
      authorizeUrl({
        code_challenge: verifier,
        code_challenge_method: 'plain',
      }),
      { redirect: 'manual' },
    );
    expect(plain.headers.get('location')).toContain('error=invalid_request');
  });

  it('never sends anybody to an address that is not registered', async () => {
    const evil = 'https://evil.example/cb';
    const response = await fetch(authorizeUrl({ redirect_uri: evil }), {
      redirect: 'manual',
    });
    const location = response.headers.get('location')!;
    expect(location.startsWith(callback)).toBe(true);
    expect(location).toContain('error=redirect_uri_mismatch');
    const { to } = await choose({ login: 'developer' }, { redirect_uri: evil });
    expect(to!.href).not.toContain('code=');
    const unknown = await fetch(authorizeUrl({ client_id: 'x' }));
    expect(unknown.status).toBe(404);
  });

  it('tells when the person cancels, or is none of the people', async () => {
    for (const form of [{ cancel: '1' }, { login: 'site-admin' }, {}]) {
      const { to } = await choose(form as Record<string, string>);
      expect(Object.fromEntries(to!.searchParams)).toMatchObject({
        error: 'access_denied',
        state: 'a b&c',
      });
    }
  });

  it('is not done by another site’s form', async () => {
    const { response } = await choose(
      { login: 'developer' },
      {},
      { 'sec-fetch-site': 'cross-site' },
    );
    expect(response.status).toBe(403);
    const foreign = { origin: 'https://evil.example' };
    const other = await choose({ login: 'developer' }, {}, foreign);
    expect(other.response.status).toBe(403);
  });
});
