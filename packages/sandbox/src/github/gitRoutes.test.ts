import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { git } from './git/run';
import {
  gitOk,
  Person,
  runGit,
  startSandbox,
  TestSandbox,
  tokenOf,
} from '../testing';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
  await sandbox.createRepository('site', { 'a.txt': 'a\n', 'd/b.txt': 'b\n' });
});
afterAll(() => sandbox.close());

const bare = (name: string) => sandbox.github.bare.directory('acme', name);

const basic = (person: Person) =>
  `Basic ${Buffer.from(`${person}:${tokenOf(person)}`).toString('base64')}`;

async function post(
  service: string,
  body: Buffer,
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${sandbox.url}/acme/site.git/${service}`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { authorization: basic('developer'), ...headers },
  });
  return { status: response.status, text: await response.text() };
}

describe('git over HTTP', () => {
  it.each(['0', '1', '2'])('clones with protocol version %s', async version => {
    const copy = await sandbox.clone(
      'developer',
      'site',
      '-c',
      `protocol.version=${version}`,
    );
    expect(await fs.readFile(`${copy.directory}/d/b.txt`, 'utf8')).toBe('b\n');
  });

  it('takes the token from a header as well', async () => {
    const header = `http.extraHeader=Authorization: ${basic('reviewer')}`;
    const at = path.join(sandbox.data, 'copies', 'by-header');
    await fs.mkdir(at, { recursive: true });
    const url = `${sandbox.url}/acme/site.git`;
    await gitOk(at, ['-c', header, 'clone', '--quiet', url, '.']);
    await gitOk(at, [
      '-c',
      header,
      'push',
      'origin',
      'HEAD:refs/heads/by-header',
    ]);
    expect((await git(bare('site'), ['rev-parse', 'by-header'])).code).toBe(0);
  });

  it('clones shallow and partial, and completes both', async () => {
    const copy = await sandbox.clone('developer', 'site');
    await copy.commit({ 'a.txt': 'a2\n' });
    await copy.commit({ 'a.txt': 'a3\n' });
    await copy.git('push', '--quiet', 'origin', 'HEAD:refs/heads/deep');

    const shallow = await sandbox.clone(
      'developer',
      'site',
      '--depth=1',
      '--branch=deep',
    );
    expect(await shallow.git('rev-list', '--count', 'HEAD')).toBe('1');
    await shallow.commit({ 'c.txt': 'c\n' });
    await shallow.git('push', '--quiet', 'origin', 'HEAD:refs/heads/deep');
    await shallow.git('fetch', '--unshallow', '--quiet');
    expect(await shallow.git('rev-list', '--count', 'HEAD')).toBe('4');

    for (const version of ['0', '2']) {
      const partial = await sandbox.clone(
        'developer',
        'site',
        '--filter=blob:none',
        '-c',
        `protocol.version=${version}`,
      );
      expect(await partial.git('show', 'origin/deep~1:a.txt')).toBe('a3');
    }
  });

  it('fetches a commit by its name, as Atlantis does', async () => {
    const sha = (await git(bare('site'), ['rev-parse', 'main'])).text.trim();
    const at = path.join(sandbox.data, 'copies', 'by-sha');
    await fs.mkdir(at, { recursive: true });
    await gitOk(at, ['init', '--quiet']);
    const url = sandbox.remote('developer', 'site');
    await gitOk(at, ['fetch', '--depth=1', '--quiet', url, sha]);
    expect(await gitOk(at, ['rev-parse', 'FETCH_HEAD'])).toBe(sha);
  });

  it('says why it refuses', async () => {
    const copy = await sandbox.clone('developer', 'site');
    await copy.commit({ 'x.txt': 'x\n' });
    const { host } = new URL(sandbox.url);
    const to = (user: string, repo: string) =>
      `http://${user}@${host}/acme/${repo}`;

    const wrong = await copy.run(
      'push',
      to('developer:wrong', 'site.git'),
      'HEAD',
    );
    expect(wrong.code).not.toBe(0);
    expect(wrong.stderr).toMatch(
      /Invalid username or token|Authentication failed/,
    );

    const nobody = await runGit(copy.directory, [
      'push',
      to('x', 'site.git'),
      'HEAD',
    ]);
    expect(nobody.code).not.toBe(0);

    const outsider = await copy.run(
      'push',
      sandbox.remote('outsider', 'site'),
      'HEAD',
    );
    expect(outsider.stderr).toContain('403');
    expect(outsider.stderr).toContain(
      'Permission to acme/site.git denied to outsider.',
    );
    const missing = await copy.run(
      'fetch',
      sandbox.remote('developer', 'no-such'),
    );
    expect(missing.stderr).toContain('not found');

    await copy.git('push', '--quiet', 'origin', 'HEAD:refs/heads/race');
    await copy.git('reset', '--hard', '--quiet', 'HEAD~1');
    await copy.commit({ 'y.txt': 'y\n' });
    const behind = await copy.run('push', 'origin', 'HEAD:refs/heads/race');
    expect(behind.stderr).toContain('[rejected]');
    await copy.git(
      'push',
      '--quiet',
      '--force',
      'origin',
      'HEAD:refs/heads/race',
    );
    await copy.git('push', '--quiet', 'origin', ':refs/heads/race');
    const hidden = await copy.run('push', 'origin', 'HEAD:refs/pull/1/head');
    expect(hidden.stderr).toMatch(/hidden ref/);
  });

  it('gives a token no more than its scopes', async () => {
    const { accounts, tokens } = sandbox.github;
    const token = 'gho_only_reads_the_user';
    tokens.create({
      accountId: accounts.byLogin('developer')!.id,
      kind: 'oauth',
      scopes: ['read:user'],
      secret: token,
    });
    const copy = await sandbox.clone('developer', 'site');
    const { host } = new URL(sandbox.url);
    const remote = `http://x:${token}@${host}/acme/site.git`;
    await copy.git('fetch', '--quiet', remote);
    const push = await copy.run('push', remote, 'HEAD:refs/heads/scoped');
    expect(push.stderr).toContain('denied to developer');
    const answer = await fetch(
      `${sandbox.url}/api/v3/repos/acme/site/git/refs`,
      {
        method: 'POST',
        headers: { authorization: `token ${token}` },
        body: JSON.stringify({
          ref: 'refs/heads/scoped',
          sha: await copy.git('rev-parse', 'HEAD'),
        }),
      },
    );
    expect(answer.status).toBe(403);
  });

  it('keeps private repositories secret', async () => {
    await sandbox.createRepository('secret', undefined, { private: true });
    const copy = await sandbox.clone('developer', 'secret');
    const outsider = await copy.run(
      'fetch',
      sandbox.remote('outsider', 'secret'),
    );
    expect(outsider.stderr).toContain('not found');
    const nobody = await fetch(
      `${sandbox.url}/acme/secret.git/info/refs?service=git-upload-pack`,
    );
    expect(nobody.status).toBe(401);
    expect(nobody.headers.get('www-authenticate')).toContain('Basic');
  });

  it('takes bodies that are packed, and refuses what it cannot read', async () => {
    const want = (await git(bare('site'), ['rev-parse', 'main'])).text.trim();
    const line = `want ${want} ofs-delta\n`;
    const size = (line.length + 4).toString(16).padStart(4, '0');
    const request = Buffer.from(`${size}${line}00000009done\n`);
    const answer = await post('git-upload-pack', gzipSync(request), {
      'content-encoding': 'gzip',
    });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('PACK');

    const bad = { 'content-encoding': 'gzip' };
    expect((await post('git-receive-pack', request, bad)).status).toBe(400);
    expect(await post('git-receive-pack', Buffer.from('zzzz'))).toEqual({
      status: 400,
      text: 'Bad pkt-line\n',
    });
    const odd = { 'content-encoding': 'br' };
    expect((await post('git-receive-pack', request, odd)).status).toBe(415);
    expect((await post('git-receive-pack', Buffer.from('0000'))).status).toBe(
      200,
    );
  });

  it('answers 100-continue', async () => {
    const continued = await new Promise<boolean>((resolve, reject) => {
      const req = http.request(
        `${sandbox.url}/acme/site.git/git-receive-pack`,
        {
          method: 'POST',
          headers: {
            authorization: basic('developer'),
            expect: '100-continue',
          },
        },
      );
      let said = false;
      req.on('continue', () => {
        said = true;
        req.end('0000');
      });
      req.on('response', res => {
        res.resume();
        res.on('end', () => resolve(said));
      });
      req.on('error', reject);
    });
    expect(continued).toBe(true);
  });

  it('forgets a push that breaks off', async () => {
    const copy = await sandbox.clone('developer', 'site');
    await copy.commit({ 'noise.bin': randomBytes(3_000_000) });
    const head = await copy.git('rev-parse', 'HEAD');
    const pack = await git(
      copy.directory,
      ['pack-objects', '--stdout', '--revs'],
      {
        input: `${head}\n`,
      },
    );
    const command = `${'0'.repeat(
      40,
    )} ${head} refs/heads/broken\0report-status\n`;
    const size = (command.length + 4).toString(16).padStart(4, '0');
    await new Promise<void>(resolve => {
      const req = http.request(
        `${sandbox.url}/acme/site.git/git-receive-pack`,
        {
          method: 'POST',
          headers: { authorization: basic('developer') },
        },
      );
      req.on('error', () => resolve());
      req.write(`${size}${command}0000`);
      req.write(pack.stdout.subarray(0, 1_000_000), () => {
        setTimeout(() => req.destroy(), 100);
      });
    });
    const objects = path.join(bare('site'), 'objects');
    for (let i = 0; i < 100; i++) {
      const left = (await fs.readdir(objects)).filter(n => /incoming/.test(n));
      if (left.length === 0) break;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    expect((await fs.readdir(objects)).join()).not.toContain('incoming');
    const { code } = await git(
      bare('site'),
      ['rev-parse', '-q', '--verify', 'broken'],
      {
        okCodes: [0, 1, 128],
      },
    );
    expect(code).not.toBe(0);
    await copy.git('push', '--quiet', 'origin', 'HEAD:refs/heads/broken');
  });

  it('streams a push of 100 MB without holding it', async () => {
    const copy = await sandbox.clone('developer', 'site');
    const file = await fs.open(path.join(copy.directory, 'big.bin'), 'w');
    for (let i = 0; i < 100; i++) {
      await file.write(randomBytes(1 << 20));
    }
    await file.close();
    // Random bytes do not shrink; trying to is what takes long.
    await copy.git('config', 'core.compression', '0');
    await copy.git('config', 'core.bigFileThreshold', '1m');
    await copy.git('add', '.');
    await copy.git('commit', '--quiet', '-m', 'Big');
    const before = process.memoryUsage.rss();
    let most = before;
    const timer = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss());
    }, 5);
    await copy.git('push', '--quiet', 'origin', 'HEAD:refs/heads/big');
    clearInterval(timer);
    expect((most - before) / 1e6).toBeLessThan(60);
  }, 60_000);
});
