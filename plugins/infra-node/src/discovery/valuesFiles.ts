import { posix } from 'node:path';
import type { DiscoveryFinding } from '@infra-portal/infra-common';
import { isExample } from './classify';
import type { BrokenFacts, ValuesFacts } from './facts';
import type { Files } from './Files';
import { secretFindings } from './stackFindings';

/** A `.tfvars` file that could be read, or not. */
export interface ValuesFile {
  path: string;
  facts: ValuesFacts | BrokenFacts;
}

/** Terraform reads these by itself; others are named where it runs. */
const AUTOMATIC = /^(?:terraform\.tfvars|.*\.auto\.tfvars)(?:\.json)?$/;

const isFirst = ({ path }: ValuesFile) =>
  /(?:^|\/)terraform\.tfvars/.test(path) ? 0 : 1;

/** The `.tfvars` files of a folder, in Terraform's order. */
export function valuesFilesIn(dir: string, files: Files): ValuesFile[] {
  return files.values
    .in(dir)
    .flatMap((path): ValuesFile[] => {
      const facts = files.factsAt(path);
      return facts?.kind === 'values' || facts?.kind === 'broken'
        ? [{ path, facts }]
        : [];
    })
    .sort((a, b) => isFirst(a) - isFirst(b) || (a.path < b.path ? -1 : 1));
}

/** Values that Terraform gives to the variables of a folder, as written. */
export function automaticValues(
  files: readonly ValuesFile[] = [],
): Map<string, string> {
  return new Map(
    files.flatMap(({ path, facts }) =>
      facts.kind === 'values' && AUTOMATIC.test(posix.basename(path))
        ? facts.values
        : [],
    ),
  );
}

/**
 * What is wrong with `.tfvars` files. They belong to the stack or module in
 * whose folder, or in a folder of which, they are.
 */
export function valuesFindings(
  files: ReadonlyMap<string, readonly ValuesFile[]>,
  isOwner: (dir: string) => boolean,
): DiscoveryFinding[] {
  const inOrder = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.flatMap(([own, list]) => {
    let dir = own;
    while (dir !== '.' && !isOwner(dir)) dir = posix.dirname(dir);
    if (!isOwner(dir) || isExample(own)) return [];
    return list.flatMap(({ path: file, facts }): DiscoveryFinding[] => {
      if (facts.kind === 'values') {
        return secretFindings(facts.secrets, file, dir);
      }
      const { line, problem: message } = facts;
      return [
        { code: 'syntax-error', severity: 'error', file, line, dir, message },
      ];
    });
  });
}
