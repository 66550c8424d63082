import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ModuleRepository } from '../../plan/stage';

const FOLDER = path.resolve(
  __dirname,
  '../../../../../../templates/infrastructure',
);

/** The starter as a repository of one commit, which every tag means. */
export function starterRepository(): ModuleRepository & { commit: string } {
  const repository = mkdtempSync(path.join(os.tmpdir(), 'expand-test-'));
  cpSync(FOLDER, repository, { recursive: true });
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8' });
  git('init', '-q', '-b', 'main');
  git('add', '.');
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  git(...who, 'commit', '-qm', 'one');
  const commit = git('rev-parse', 'HEAD').trim();
  return {
    url: 'https://github.com/acme/infrastructure.git',
    path: repository,
    commit,
    commitOf: async () => commit,
  };
}

/** Folders of stacks in the starter; those of `stg` are as those of `dev`. */
export function starterStacks(): string[] {
  const isStack = /^(?:stacks|shared)\/(?!stg\/)/;
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter(file => isStack.test(file) && file.endsWith('/versions.tf'))
    .map(file => path.posix.dirname(file))
    .sort();
}
