import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  createForges,
  GitMirrors,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { startSandbox } from '@infra-portal/sandbox/testing';

const TOKEN = 'ghp_test_platform-owner';

/** A sandbox, and what a portal reads and writes its repositories with. */
export async function sandboxGitHub() {
  const sandbox = await startSandbox();
  const { host } = new URL(sandbox.url);
  const directory = await fs.mkdtemp(path.join(os.tmpdir(), 'mirrors-test-'));
  const mirrors = new GitMirrors({
    directory,
    credentials: async () =>
      `Basic ${Buffer.from(`x:${TOKEN}`).toString('base64')}`,
    urlOf: ({ owner, name }) => `${sandbox.url}/${owner}/${name}.git`,
  });
  const config = new ConfigReader({
    integrations: {
      github: [{ host, apiBaseUrl: `${sandbox.url}/api/v3`, token: TOKEN }],
    },
  });
  const forges = createForges({
    integrations: ScmIntegrations.fromConfig(config),
    timeout: 10_000,
    retry: { attempts: 1 },
    sleep: async () => {},
  });
  return {
    ...{ config, forges, mirrors, sandbox, token: TOKEN },
    repositoryOf: (name: string): RepositoryRef => ({
      ...{ host, owner: 'acme', name },
    }),
    async close() {
      mirrors.close();
      await sandbox.close();
      await fs.rm(directory, { recursive: true, force: true });
    },
  };
}

export type SandboxGitHub = Awaited<ReturnType<typeof sandboxGitHub>>;
