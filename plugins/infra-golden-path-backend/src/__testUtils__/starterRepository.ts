import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { GitMirrors, type RepositoryRef } from '@infra-portal/infra-node';

const starter = path.resolve(__dirname, '../../../../templates/infrastructure');

/** The repository of the starter, with a mirror of it. */
export interface StarterRepository {
  repository: RepositoryRef;
  mirrors: GitMirrors;
  /** Of this fixture; gone after close. */
  folder: string;
  /** Commits files to the default branch or another; undefined removes. */
  commit(files: Record<string, string | undefined>, branch?: string): void;
  /** Tags what is there now. */
  release(name: string): void;
  /** Forgets the tag of a release. */
  untag(name: string): void;
  /** Text of a file as it is now, and as the starter has it. */
  read(file: string): string;
  original(file: string): string;
  close(): void;
}

/** Makes a git repository of the starter's files, outside of any checkout. */
export function starterRepository(): StarterRepository {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'starter-'));
  const work = path.join(folder, 'work');
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', work, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        GIT_CONFIG_GLOBAL: os.devNull,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Platform',
        GIT_AUTHOR_EMAIL: 'platform@acme.example',
        GIT_COMMITTER_NAME: 'Platform',
        GIT_COMMITTER_EMAIL: 'platform@acme.example',
      },
    });
  fs.cpSync(starter, work, { recursive: true });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '-m', 'Start');
  for (const tag of releases(work)) git('tag', tag);
  const mirrors = new GitMirrors({
    directory: path.join(folder, 'mirrors'),
    credentials: async () => undefined,
    urlOf: () => work,
    protocols: ['file'],
  });
  return {
    repository: { host: 'github.com', owner: 'acme', name: 'infrastructure' },
    mirrors,
    folder,
    commit(files, branch) {
      if (branch) git('checkout', '--quiet', '-B', branch, 'main');
      for (const [file, text] of Object.entries(files)) {
        const target = path.join(work, file);
        fs.mkdirSync(path.dirname(target), { recursive: true });
        if (text === undefined) fs.rmSync(target);
        else fs.writeFileSync(target, text);
      }
      git('add', '--all');
      git('commit', '--quiet', '-m', 'Change');
      if (branch) git('checkout', '--quiet', 'main');
    },
    release: name => void git('tag', name),
    untag: name => void git('tag', '--delete', name),
    read: file => fs.readFileSync(path.join(work, file), 'utf8'),
    original: file => fs.readFileSync(path.join(starter, file), 'utf8'),
    close() {
      mirrors.close();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Tags of the modules and golden paths as they stand. */
function releases(work: string): string[] {
  const modules = fs.readdirSync(path.join(work, 'modules')).flatMap(name => {
    const file = path.join(work, 'modules', name, 'CHANGELOG.md');
    const version = /^## \[?v?(\d+\.\d+\.\d+)/m.exec(
      fs.readFileSync(file, 'utf8'),
    )?.[1];
    return version ? [`${name}/v${version}`] : [];
  });
  return modules;
}

/** Answers that can be proposed to the starter's repository. */
export const ANSWERS = {
  version: 1,
  product: 'authhub',
  service: 'tokens',
  description: 'Hands out tokens',
  owner: 'group:default/developers',
  costCenter: 'CC-2100',
  goldenPath: { name: 'ecs-fargate', version: '1.0.0' },
  image: 'ghcr.io/acme/tokens:1.0.0',
  port: 8080,
  ingress: { kind: 'public', host: 'tokens' },
  environments: { dev: {}, prod: {} },
};
