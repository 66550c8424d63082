import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { GitMirrors } from '@infra-portal/infra-node';
import { ANSWERS } from '../__testUtils__/starterRepository';
import { createOpenRequests } from '../collisions/openRequests';
import { formModel } from '../form/formModel';
import { PlanQueue } from '../gates/plan/PlanQueue';
import { createPreviewService } from '../previews/createPreviewService';
import { createBases } from './mirrorBases';

jest.setTimeout(60_000);

const repository = { host: 'github.com', owner: 'acme', name: 'infra' };
const logger = mockServices.logger.mock();

let folder: string;
let mirrors: GitMirrors;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'repository-faults-'));
});
afterEach(() => {
  mirrors.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** A repository with these files; without any it has no commit. */
function basesOf(files?: Record<string, string>) {
  const work = path.join(folder, 'work');
  fs.mkdirSync(work);
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', work, ...args], {
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
  git('init', '--quiet', '--initial-branch=main');
  for (const [file, text] of Object.entries(files ?? {})) {
    fs.writeFileSync(path.join(work, file), text);
  }
  if (files) {
    git('add', '--all');
    git('commit', '--quiet', '-m', 'Start');
  }
  mirrors = new GitMirrors({
    directory: path.join(folder, 'mirrors'),
    credentials: async () => undefined,
    urlOf: () => work,
    protocols: ['file'],
  });
  return createBases({ mirrors, repositories: [repository], logger });
}

it('says that a repository is empty, and what to do', async () => {
  const bases = basesOf();
  await expect(bases.of(undefined)).rejects.toMatchObject({
    name: 'NotFoundError',
    message: expect.stringMatching(
      /acme\/infra is empty: push the files of an infrastructure repository/,
    ),
  });
});

it('says which file an infrastructure repository must have', async () => {
  const bases = basesOf({ 'README.md': '# Hello\n' });
  const base = await bases.of(undefined);
  await expect(formModel(base)).rejects.toMatchObject({
    name: 'NotFoundError',
    message: expect.stringMatching(/cannot be used yet: portal\.yaml:1: is/),
  });
  const previews = createPreviewService({
    bases,
    now: Date.now,
    openRequests: createOpenRequests({ list: async () => [], logger }),
    plans: {
      queue: new PlanQueue(4),
      settings: { trusted: false, timeout: 1_000 },
    },
  });
  const { gates, digest } = await previews.preview({
    intent: ANSWERS,
    change: 'create',
  });
  expect(digest).toBeUndefined();
  expect(gates.find(({ id }) => id === 'standards')).toMatchObject({
    status: 'failed',
    findings: [{ code: 'standards.file', file: 'portal.yaml', line: 1 }],
  });
  const rendered = gates.find(({ id }) => id === 'render')!;
  expect(rendered.status).toBe('not-run');
  expect(rendered.reason!.ko).toContain('portal.yaml');
});
