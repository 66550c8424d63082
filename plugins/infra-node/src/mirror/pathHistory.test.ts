import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { branchHeight, pathHistory } from './pathHistory';

it('tells what changed a folder, and which pull request brought it', async () => {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'history-test-'));
  let day = 1;
  const git = (...args: string[]) => {
    const at = `2026-11-0${day}T09:00:00Z`;
    const who = { NAME: 'a', EMAIL: 'a@example.com', DATE: at };
    const of = (role: string) =>
      Object.entries(who).map(([key, value]) => [`GIT_${role}_${key}`, value]);
    return execFileSync('git', args, {
      cwd: folder,
      env: {
        ...process.env,
        ...Object.fromEntries([...of('AUTHOR'), ...of('COMMITTER')]),
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .toString()
      .trim();
  };
  const commit = async (file: string, message: string) => {
    await fs.mkdir(path.join(folder, path.dirname(file)), { recursive: true });
    await fs.writeFile(path.join(folder, file), message);
    git('add', '.');
    git('commit', '-qm', message);
    return git('rev-parse', 'HEAD');
  };
  git('init', '-q', '-b', 'main');
  await commit('a/main.tf', 'Begin');
  day = 2;
  await commit('b/main.tf', 'Another folder (#3)');
  git('checkout', '-qb', 'change');
  const head = await commit('a/.terraform.lock.hcl', 'Lock');
  git('checkout', '-q', 'main');
  day = 3;
  git('merge', '-q', '--no-ff', '-m', 'Merge pull request #7 from x', 'change');
  const merge = git('rev-parse', 'HEAD');
  day = 4;
  const last = await commit('modules/x/main.tf', 'Squashed (#8)');
  const bare = path.join(folder, '.git');
  const options = { since: Date.parse('2026-11-02T00:00:00Z'), limit: 9 };
  expect(await pathHistory(bare, last, ['a', 'modules/x'], options)).toEqual([
    {
      ...{ commit: last, parents: [merge], pull: 8 },
      title: 'Squashed (#8)',
      at: Date.parse('2026-11-04T09:00:00Z'),
      files: ['modules/x/main.tf'],
    },
    {
      ...{ commit: merge, parents: [expect.any(String), head], pull: 7 },
      title: 'Merge pull request #7 from x',
      at: Date.parse('2026-11-03T09:00:00Z'),
      files: ['a/.terraform.lock.hcl'],
    },
  ]);
  const all = await pathHistory(bare, last, [], { since: 0, limit: 9 });
  expect(all.map(({ title }) => title)).toEqual([
    'Squashed (#8)',
    'Merge pull request #7 from x',
    'Another folder (#3)',
    'Begin',
  ]);
  expect(await branchHeight(bare, last)).toBe(4);
  expect(await branchHeight(bare, merge)).toBe(3);
  await fs.rm(folder, { recursive: true });
});
