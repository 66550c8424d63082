import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { SandboxOptions, startSandbox } from './sandbox';
import { RunningSandbox } from './serve';
import { sampleChanges } from './seed/changes';
import { sampleRepositories } from './seed/sample';

// Other work on the machine may slow this down.
jest.setTimeout(120_000);

const botToken = 'ghp_test_bot';
const adminToken = 'ghp_test_admin';
let data: string;
let running: RunningSandbox | undefined;

beforeEach(async () => {
  data = await fs.mkdtemp(path.join(os.tmpdir(), 'sandbox-start-'));
});
afterEach(async () => {
  await running?.close();
  running = undefined;
  await fs.rm(data, { recursive: true, force: true });
});

const start = async (more: Partial<SandboxOptions> = {}) => {
  running = await startSandbox({
    data,
    port: 0,
    portalUrl: 'http://localhost:7007',
    sample: true,
    secrets: { adminToken, botToken },
    ...more,
  });
  return running;
};
const get = async (at: string, token = botToken) => {
  const response = await fetch(running!.url + at, {
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: response.status, body: await response.json() };
};

describe('the sample', () => {
  it('is a quarter of history, made once', async () => {
    await start();
    const api = '/api/v3/repos/acme/infrastructure';
    const { body: pulls } = await get(`${api}/pulls?state=all`);
    expect(pulls.length).toBeGreaterThanOrEqual(4);
    const open = pulls.filter((pull: any) => pull.state === 'open');
    const merged = pulls.filter((pull: any) => pull.merged_at);
    expect([open.length > 0, merged.length > 1]).toEqual([true, true]);
    const first = pulls.at(-1);
    const days = (Date.now() - Date.parse(first.created_at)) / 86_400_000;
    expect(days).toBeGreaterThan(60);
    const { body: commits } = await get(`${api}/commits?per_page=100`);
    const dates = commits.map((c: any) => c.commit.committer.date);
    expect(Date.parse(dates[0])).toBeGreaterThan(Date.parse(dates.at(-1)));
    const { body: status } = await get(
      `${api}/commits/${open[0].head.sha}/status`,
    );
    expect(status.state).toBe('success');
    const { body: tags } = await get(`${api}/tags?per_page=100`);
    expect(tags.map((tag: any) => tag.name)).toContain('network/v1.0.0');
    const { body: repository } = await get(api);
    expect(repository.permissions).toMatchObject({ push: true, admin: false });
    // The clock is real again, and no token of the seed is left.
    expect(running!.clock.isFixed).toBe(false);
    const { n } = running!.github.db
      .prepare(`select count(*) as n from tokens where note = 'sample'`)
      .get() as { n: number };
    expect(n).toBe(0);

    await running!.close();
    await start();
    const { body: again } = await get(`${api}/pulls?state=all`);
    expect(again.map((p: any) => p.updated_at)).toEqual(
      pulls.map((p: any) => p.updated_at),
    );
  });

  it('begins anew when it was cut off in the middle', async () => {
    await start({
      sample: true,
      progress(message) {
        if (message.includes('fileflow')) throw new Error('cut off');
      },
    }).catch(error => expect(error.message).toBe('cut off'));
    await start();
    for (const { name } of sampleRepositories) {
      const { body } = await get(`/api/v3/repos/acme/${name}/pulls?state=all`);
      const numbers = body.map((pull: any) => pull.number).sort();
      expect(numbers).toEqual(numbers.map((_: number, i: number) => i + 1));
      const planned = sampleChanges.filter(each => each.repository === name);
      expect(numbers).toHaveLength(planned.length);
    }
  });

  it('leaves what a person has made alone, and can be left out', async () => {
    await start({ sample: false });
    expect((await get('/api/v3/orgs/acme/repos')).body).toEqual([]);
    expect((await get('/api/v3/orgs/acme/teams')).body).toHaveLength(2);
    await fetch(`${running!.url}/api/v3/orgs/acme/repos`, {
      method: 'POST',
      headers: { authorization: `token ${adminToken}` },
      body: JSON.stringify({ name: 'fileflow', description: 'Mine' }),
    });
    await running!.close();
    await start();
    const { body } = await get('/api/v3/orgs/acme/repos');
    const found = body.map((r: any) => [r.name, r.description]);
    expect(found).toContainEqual(['fileflow', 'Mine']);
    expect(found.map(([name]: string[]) => name)).toContain('infrastructure');
  });
});

describe('control', () => {
  it('tells of health to anybody and moves the clock for the site admin', async () => {
    await start({ sample: false });
    expect((await get('/_sandbox/health')).body).toEqual({ status: 'ok' });
    const clock = (body: unknown, token = adminToken) =>
      fetch(`${running!.url}/_sandbox/clock`, {
        method: 'PUT',
        headers: {
          authorization: `token ${token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
      });
    expect((await clock({ now: null }, botToken)).status).toBe(403);
    expect((await clock({ now: 'soon' })).status).toBe(422);
    const set = await clock({ now: '2026-01-31T12:00:00Z' });
    expect(await set.json()).toEqual({
      now: '2026-01-31T12:00:00Z',
      fixed: true,
    });
    expect(running!.github.now()).toBe('2026-01-31T12:00:00Z');
    await clock({ now: null });
    expect((await get('/_sandbox/clock', adminToken)).body.fixed).toBe(false);
  });

  it('registers GitHub Apps', async () => {
    await start({ sample: false });
    const register = async (input: object) => {
      const response = await fetch(`${running!.url}/_sandbox/apps`, {
        method: 'POST',
        headers: {
          authorization: `token ${adminToken}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(input),
      });
      return { status: response.status, body: await response.json() };
    };
    const app = {
      slug: 'planner',
      owner: 'acme',
      permissions: { checks: 'write' },
      install_on: ['acme'],
    };
    const made = await register(app);
    expect(made).toMatchObject({ status: 201, body: { slug: 'planner' } });
    expect(made.body.pem).toContain('PRIVATE KEY');
    expect((await register(app)).status).toBe(422);
    const wrong = { ...app, slug: 'other', permissions: { checks: 'all' } };
    expect((await register(wrong)).status).toBe(422);
    expect((await register({ ...app, slug: 'Bad Name' })).status).toBe(422);
  });

  it('replaces a launcher’s token by the next one', async () => {
    await start({ sample: false });
    await running!.close();
    await start({ sample: false, secrets: { botToken: 'ghp_another' } });
    expect((await get('/api/v3/user')).status).toBe(401);
    const { body } = await get('/api/v3/user', 'ghp_another');
    expect(body.login).toBe('infra-portal-bot');
  });
});
