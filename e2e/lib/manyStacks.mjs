import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { importCommit } from '../../bench/lib/fastImport.mjs';
import { allFiles } from '../../bench/lib/stackRepository.mjs';
import { sandboxUrl } from './session.mjs';

const run = promisify(execFile);

/**
 * Adds so many stacks to a repository of the sandbox in one push. The answer
 * takes them away again by pushing what was there before.
 */
export async function pushStacks(repository, count) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-e2e-stacks-'));
  const env = { ...process.env, ...credentials() };
  const git = (...args) => run('git', ['-C', folder, ...args], { env });
  const url = `${sandboxUrl}/${repository}.git`;
  await git('init', '--quiet', '--bare');
  await git('fetch', '--quiet', url, 'main:refs/heads/before');
  await importCommit(folder, {
    head: 'commit refs/heads/more\ncommitter Test <test@localhost> 1 +0000\ndata 4\nmore\nfrom refs/heads/before\n',
    files: allFiles(count),
  });
  await git('push', '--quiet', url, 'more:main');
  return async () => {
    await git('push', '--quiet', '--force', url, 'before:main');
    fs.rmSync(folder, { recursive: true, force: true });
  };
}

/** By environment: arguments can be read by every user of the machine. */
function credentials() {
  const secrets = path.join(process.env.E2E_DATA, 'secrets.json');
  const { SANDBOX_ADMIN_TOKEN } = JSON.parse(fs.readFileSync(secrets, 'utf8'));
  const pair = Buffer.from(`x-access-token:${SANDBOX_ADMIN_TOKEN}`);
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'http.extraHeader',
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${pair.toString('base64')}`,
  };
}
