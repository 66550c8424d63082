import fs from 'node:fs';
import path from 'node:path';
import { git } from '../lib/stackRepository.mjs';

/**
 * Commits of now on top of the repository of a world, which touch nothing.
 * @returns their hashes, the oldest first
 */
export async function pushCommits({ folder, remote, repository }, count) {
  const clone = path.join(folder, 'commits');
  await git(['clone', '--quiet', '--shared', repository, clone]);
  const author = ['-c', 'user.name=Bench', '-c', 'user.email=bench@localhost'];
  const commits = [];
  for (let number = 0; number < count; number += 1) {
    const about = ['--quiet', '--allow-empty', '-m', `Change ${number}`];
    await git(['-C', clone, ...author, 'commit', ...about]);
    commits.push((await git(['-C', clone, 'rev-parse', 'HEAD'])).trim());
  }
  await git(['-C', clone, 'push', '--quiet', remote, 'HEAD:main']);
  fs.rmSync(clone, { recursive: true, force: true });
  return commits;
}
