import type { DiscoveryFinding } from '@infra-portal/infra-common';
import type { Contents } from './contents';
import type { SecretFacts } from './facts';
import { readable, type Folder } from './folders';

/** Literals that are secrets; none of them is in the message. */
export function secretFindings(
  secrets: readonly SecretFacts[] | undefined,
  file: string,
  dir: string,
): DiscoveryFinding[] {
  return (secrets ?? []).map(({ line, name, secret }) => {
    const what =
      name === undefined
        ? `${secret} stands here`
        : `"${name}" is given a ${secret}`;
    return {
      code: 'plaintext-secret',
      severity: 'error',
      file,
      line,
      dir,
      message: `${what} in plain text: all who read the repository know it, and its history keeps it`,
      remedy:
        'Replace the secret, keep the new one in Secrets Manager or as a SecureString, and refer to it here.',
    };
  });
}

/** Secrets in the Terraform of a folder. */
export function folderSecrets(folder: Folder): DiscoveryFinding[] {
  const found: DiscoveryFinding[] = [];
  for (const { path, facts } of readable(folder)) {
    if (!facts.secrets) continue;
    found.push(...secretFindings(facts.secrets, path, folder.dir));
  }
  return found;
}

/** A table that locks a state in S3: Terraform 1.11 and later need none. */
export function lockTableFindings(folder: Folder): DiscoveryFinding[] {
  const found: DiscoveryFinding[] = [];
  for (const { path, facts } of readable(folder)) {
    const table = facts.backend?.lockTable;
    if (!table) continue;
    const { line, hasLockFile } = table;
    found.push({
      code: 'deprecated-lock-table',
      severity: hasLockFile ? 'info' : 'warning',
      file: path,
      line,
      dir: folder.dir,
      message: hasLockFile
        ? 'the state is locked in S3 and in DynamoDB; the table is deprecated'
        : 'the state is locked by a table of DynamoDB, which is deprecated',
      remedy: hasLockFile
        ? 'Remove dynamodb_table when all who run it have Terraform 1.10 or later.'
        : 'Set use_lockfile = true (Terraform 1.10 and later), then remove dynamodb_table.',
    });
  }
  return found;
}

/** Come with Terraform itself. */
const BUILT_IN = /^(?:terraform\.io\/)?builtin\//;

/**
 * Providers of a stack that may be of any version. A lock file beside it pins
 * them all.
 */
export function providerFindings(
  folder: Folder,
  { requiredProviders }: Contents,
  hasLockFile: () => boolean,
): DiscoveryFinding[] {
  const found: DiscoveryFinding[] = [];
  const add = (name: string, file: string, line: number) =>
    found.push({
      code: 'unpinned-provider',
      severity: 'warning',
      file,
      line,
      dir: folder.dir,
      message: `provider "${name}" may be of any version: its next plan may differ without a change here`,
      remedy: `Give it a version in required_providers, such as version = "~> 6.0", or commit .terraform.lock.hcl.`,
    });
  const required = new Set<string>();
  for (const { name, version, source, file, line } of requiredProviders) {
    required.add(name);
    const isOpen = version === undefined && !BUILT_IN.test(source ?? '');
    if (isOpen) add(name, file, line);
  }
  for (const { path, facts } of readable(folder)) {
    for (const { name, line } of facts.providerBlocks ?? []) {
      if (required.has(name)) continue;
      required.add(name);
      add(name, path, line);
    }
  }
  return found.length > 0 && hasLockFile() ? [] : found;
}
