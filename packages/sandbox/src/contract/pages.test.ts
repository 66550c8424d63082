import { startSandbox, TestSandbox } from '../testing';

// Other work on the machine may slow this down.
jest.setTimeout(60_000);

const hostile = `"><script>alert('1')</script><img src=x onerror=alert(2)>`;
const repo = { owner: 'acme', repo: 'infra' };
let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
  await sandbox.createRepository('infra', {
    'README.md': `# Hello ${hostile}\n`,
    'stacks/a b/main.tf': `# ${hostile}\n`,
    'page.html': `<h1>${hostile}</h1>`,
  });
  await sandbox.createRepository('secret', undefined, { private: true });
  const copy = await sandbox.clone('developer', 'infra');
  await copy.git('checkout', '--quiet', '-b', 'feature/x');
  await copy.commit({ 'new.tf': `${hostile}\n` }, `Change ${hostile}`);
  await copy.git('push', '--quiet', 'origin', 'feature/x');
  const { issues, pulls } = sandbox.octokit('developer');
  await pulls.create({
    ...repo,
    title: `Pull ${hostile}`,
    head: 'feature/x',
    base: 'main',
    body: hostile,
  });
  await issues.createComment({ ...repo, issue_number: 1, body: hostile });
});
afterAll(() => sandbox.close());

class Browser {
  cookie = '';

  async get(path: string, headers: Record<string, string> = {}) {
    return fetch(sandbox.url + path, {
      redirect: 'manual',
      headers: { accept: 'text/html', cookie: this.cookie, ...headers },
    });
  }

  async post(path: string, form: Record<string, string>) {
    const response = await fetch(sandbox.url + path, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(form),
      headers: { accept: 'text/html', cookie: this.cookie },
    });
    const set = response.headers.get('set-cookie');
    if (set) this.cookie = set.split(';')[0];
    return response;
  }

  async csrf(path: string) {
    const text = await (await this.get(path)).text();
    return text.match(/name="csrf" value="([^"]+)"/)![1];
  }
}

const as = async (login: string) => {
  const browser = new Browser();
  await browser.post('/login', { login });
  return browser;
};

describe('pages', () => {
  it.each([
    '/',
    '/acme/infra',
    '/acme/infra/tree/main/stacks',
    '/acme/infra/tree/feature/x',
    '/acme/infra/blob/main/stacks/a%20b/main.tf',
    '/acme/infra/blob/feature/x/new.tf',
    '/acme/infra/pulls',
    '/acme/infra/pull/1',
    '/acme/infra/pull/1/files',
    '/login',
  ])('%s opens, is labelled, and only ever shows text', async path => {
    const response = await new Browser().get(path);
    expect(response.status).toBe(200);
    const csp = response.headers.get('content-security-policy')!;
    expect(csp).toContain("default-src 'none'");
    expect(csp).toContain("frame-ancestors 'none'");
    const text = await response.text();
    expect(text).toContain('Sandbox');
    expect(text).not.toContain('<script');
    expect(text).not.toContain('<img src=x');
  });

  it('shows commits, and says when something is not there', async () => {
    const browser = new Browser();
    const { data } = await sandbox
      .octokit('developer')
      .repos.getCommit({ ...repo, ref: 'feature/x' });
    const commit = await browser.get(`/acme/infra/commit/${data.sha}`);
    expect(await commit.text()).toContain('new.tf');
    for (const path of [
      '/acme/none',
      '/acme/secret',
      '/acme/infra/pull/99',
      '/acme/infra/blob/main/../../etc/passwd',
      '/acme/infra/blob/main/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
      '/acme/infra/commit/--help',
      '/acme/infra/tree/main/%00',
      '/none',
    ]) {
      expect([path, (await browser.get(path)).status]).toEqual([path, 404]);
    }
    const member = await as('developer');
    expect((await member.get('/acme/secret')).status).toBe(200);
  });

  it('speaks Korean to who prefers it', async () => {
    const korean = { 'accept-language': 'ko' };
    const response = await new Browser().get('/acme/infra/pull/1', korean);
    const text = await response.text();
    expect(text).toContain('<html lang="ko">');
    expect(text).toContain('변경된 파일');
  });

  it('gives raw files as text that cannot run', async () => {
    const response = await new Browser().get('/acme/infra/raw/main/page.html');
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(response.headers.get('content-security-policy')).toContain(
      'sandbox',
    );
  });

  it('draws avatars', async () => {
    const { data } = await sandbox
      .octokit('developer')
      .users.getByUsername({ username: 'platform-owner' });
    const response = await fetch(data.avatar_url);
    expect(response.headers.get('content-type')).toContain('image/svg+xml');
    expect(await response.text()).toContain('PO');
  });
});

describe('a signed-in person', () => {
  it('approves, comments and merges with forms of this site only', async () => {
    const reviewer = await as('reviewer');
    const path = '/acme/infra/pull/1';
    const csrf = await reviewer.csrf(path);
    const forged = await reviewer.post(path, { action: 'merge', csrf: 'x' });
    expect(forged.status).toBe(403);
    const stranger = await new Browser().post(path, { action: 'merge', csrf });
    expect(stranger.status).toBe(403);
    const act = (action: string, more: object = {}) =>
      reviewer.post(path, { action, csrf, ...more });
    expect((await act('approve', { body: 'Fine' })).status).toBe(303);
    expect((await act('comment', { body: hostile })).status).toBe(303);
    const stale = await act('merge', { head: '0'.repeat(40) });
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain('Head branch was modified');
    const { pulls } = sandbox.octokit('developer');
    const get = async () => (await pulls.get({ ...repo, pull_number: 1 })).data;
    expect((await get()).merged).toBe(false);
    await act('merge', { head: (await get()).head.sha });
    expect(await get()).toMatchObject({
      merged: true,
      merged_by: { login: 'reviewer' },
    });
    const { data: reviews } = await pulls.listReviews({
      ...repo,
      pull_number: 1,
    });
    expect(reviews).toMatchObject([{ state: 'APPROVED', body: 'Fine' }]);
  });

  it('makes and revokes tokens', async () => {
    const browser = await as('developer');
    const csrf = await browser.csrf('/settings/tokens');
    const made = await browser.post('/settings/tokens', { csrf, note: 'ci' });
    const text = await made.text();
    const secret = text.match(/<pre[^>]*>(ghp_\w+)<\/pre>/)![1];
    const call = () =>
      fetch(`${sandbox.url}/api/v3/user`, {
        headers: { authorization: `token ${secret}` },
      });
    expect(await (await call()).json()).toMatchObject({ login: 'developer' });
    const ids = [...text.matchAll(/tokens\/(\d+)\/revoke/g)].map(m => m[1]);
    const other = await as('reviewer');
    const otherCsrf = await other.csrf('/settings/tokens');
    const revoke = `/settings/tokens/${ids.at(-1)}/revoke`;
    await other.post(revoke, { csrf: otherCsrf });
    expect((await call()).status).toBe(200);
    await browser.post(revoke, { csrf });
    expect((await call()).status).toBe(401);
  });

  it('signs out', async () => {
    const browser = await as('developer');
    const old = browser.cookie;
    await browser.post('/logout', { csrf: await browser.csrf('/') });
    browser.cookie = old;
    const text = await (await browser.get('/')).text();
    expect(text).toContain('Sign in');
  });

  it('returns only to pages of this site', async () => {
    const browser = new Browser();
    for (const [to, where] of [
      ['/acme/infra', '/acme/infra'],
      ['//evil.example', '/'],
      ['/\\evil.example', '/'],
      ['https://evil.example', '/'],
    ]) {
      const response = await browser.post('/login', {
        login: 'developer',
        return_to: to,
      });
      expect(response.headers.get('location')).toBe(where);
    }
  });
});
