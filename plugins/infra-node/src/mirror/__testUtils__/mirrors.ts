import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestSandbox } from '@infra-portal/sandbox/testing';
import { GitMirrors, type GitMirrorsOptions } from '../GitMirrors';
import type { RepositoryRef, Signature } from '../types';

/** Who signs in tests, at a time that does not move. */
export const somebody: Signature = {
  name: '개발자 Kim',
  email: 'kim@acme.example',
  at: new Date('2026-11-20T09:00:00Z'),
};

/** The header that a token is sent in. */
export const basic = (token: string) =>
  `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;

/** Mirrors of a test sandbox in a folder of their own. */
export async function sandboxMirrors(
  sandbox: TestSandbox,
  options: Partial<GitMirrorsOptions> = {},
) {
  const directory =
    options.directory ??
    (await fs.mkdtemp(path.join(os.tmpdir(), 'mirror-test-')));
  const mirrors = new GitMirrors({
    directory,
    credentials: async () => basic('ghp_test_platform-owner'),
    urlOf: ({ owner, name }) => `${sandbox.url}/${owner}/${name}.git`,
    ...options,
  });
  return { mirrors, directory };
}

export function ofSandbox(sandbox: TestSandbox, name: string): RepositoryRef {
  return { host: new URL(sandbox.url).host, owner: 'acme', name };
}
