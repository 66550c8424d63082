import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import { SignJWT, importPKCS8 } from 'jose';
import { createPrivateKey } from 'node:crypto';
import { registerApp } from '../github/apps';
import { contractFetch, gitOk, startSandbox, TestSandbox } from '../testing';

let sandbox: TestSandbox;
let registered: ReturnType<typeof registerApp>;

beforeAll(async () => {
  sandbox = await startSandbox();
  await sandbox.createRepository('one', { 'a.txt': 'a\n' }, { private: true });
  await sandbox.createRepository('two', { 'a.txt': 'a\n' });
  registered = registerApp(sandbox.github, {
    slug: 'infra-portal',
    name: 'Infra Portal',
    ownerLogin: 'acme',
    permissions: { contents: 'write', pull_requests: 'write', checks: 'write' },
    installOn: ['acme'],
  });
});
afterAll(() => sandbox.close());

function asApp(installationId?: number) {
  const baseUrl = `${sandbox.url}/api/v3`;
  return new Octokit({
    baseUrl,
    authStrategy: createAppAuth,
    auth: {
      appId: registered.app.id,
      privateKey: registered.privateKey,
      ...(installationId && { installationId }),
    },
    request: { fetch: contractFetch(sandbox.contract, baseUrl) },
  });
}

async function jwt(seconds: number, issuedAt = Math.floor(Date.now() / 1000)) {
  const pem = createPrivateKey(registered.privateKey)
    .export({ type: 'pkcs8', format: 'pem' })
    .toString();
  return new SignJWT({})
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(String(registered.app.id))
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + seconds)
    .sign(await importPKCS8(pem, 'RS256'));
}

describe('GitHub Apps', () => {
  it('signs in with its key and sees itself and its installations', async () => {
    const app = asApp();
    expect((await app.apps.getAuthenticated()).data).toMatchObject({
      slug: 'infra-portal',
      owner: { login: 'acme' },
    });
    const { data } = await app.apps.listInstallations();
    expect(data).toMatchObject([
      { account: { login: 'acme' }, repository_selection: 'all' },
    ]);
    const found = await app.apps.getRepoInstallation({
      owner: 'acme',
      repo: 'one',
    });
    expect(found.data.id).toBe(data[0].id);
  });

  it('acts in repositories with an installation token, and nowhere else', async () => {
    const id = registered.installations[0].id;
    const app = asApp(id);
    const { data } = await app.apps.listReposAccessibleToInstallation();
    expect(data.repositories.map(r => r.name)).toEqual(['one', 'two']);
    expect(
      (await app.repos.get({ owner: 'acme', repo: 'one' })).data.permissions,
    ).toMatchObject({ push: true, admin: false });
    await expect(
      app.repos.update({ owner: 'acme', repo: 'one', description: 'x' }),
    ).rejects.toMatchObject({ status: 403 });
  });

  it('narrows a token to repositories and permissions', async () => {
    const id = registered.installations[0].id;
    const { data } = await asApp().apps.createInstallationAccessToken({
      installation_id: id,
      repositories: ['two'],
      permissions: { contents: 'read' },
    });
    expect(data).toMatchObject({
      repository_selection: 'selected',
      permissions: { contents: 'read', metadata: 'read' },
    });
    const { host } = new URL(sandbox.url);
    const remote = (name: string) =>
      `http://x-access-token:${data.token}@${host}/acme/${name}.git`;
    await gitOk(sandbox.data, ['ls-remote', remote('two')]);
    await expect(
      gitOk(sandbox.data, ['ls-remote', remote('one')]),
    ).rejects.toThrow(/not found/i);
    const copy = await sandbox.clone('developer', 'two');
    await copy.commit({ 'b.txt': 'b\n' });
    const push = await copy.run('push', remote('two'), 'HEAD:refs/heads/b');
    expect(push.stderr).toMatch(/denied/);
    await expect(
      asApp().apps.createInstallationAccessToken({
        installation_id: id,
        permissions: { administration: 'write' },
      }),
    ).rejects.toMatchObject({ status: 422 });
  });

  it.each([
    ['expired', () => jwt(60, Math.floor(Date.now() / 1000) - 600)],
    ['too long', () => jwt(3600)],
    [
      'signed by nobody',
      async () => `${(await jwt(60)).slice(0, -20)}${'A'.repeat(20)}`,
    ],
  ])('refuses a token that is %s', async (_, make) => {
    const response = await fetch(`${sandbox.url}/api/v3/app`, {
      headers: { authorization: `Bearer ${await make()}` },
    });
    expect(response.status).toBe(401);
  });
});
