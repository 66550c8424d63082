import type {
  EnvironmentName,
  FileChange,
  PreviewReview,
  Standards,
} from '@infra-portal/infra-common';
import { ownersOf, parseCodeowners } from '../codeowners';

/**
 * Who will be asked about a change: owners of its files by the base's
 * CODEOWNERS, and what the standards want in each environment.
 */
export function reviewOf(
  changes: readonly Pick<FileChange, 'path'>[],
  facts: {
    /** Text of CODEOWNERS at the base, if there is one. */
    codeowners?: string;
    standards: Pick<Standards, 'environments'>;
    /** Environments that the change deploys to. */
    environments: readonly EnvironmentName[];
  },
): PreviewReview {
  const rules = parseCodeowners(facts.codeowners ?? '');
  const files = new Map<string, string[]>();
  for (const { path } of changes) {
    for (const owner of ownersOf(rules, path)) {
      files.set(owner, [...(files.get(owner) ?? []), path]);
    }
  }
  const owners = [...files]
    .map(([owner, owned]) => ({ owner, files: owned.sort() }))
    .sort(
      (a, b) => b.files.length - a.files.length || (a.owner < b.owner ? -1 : 1),
    );
  const approvals = facts.environments.flatMap(environment => {
    const rule = facts.standards.environments[environment];
    if (!rule) return [];
    return [{ environment, count: rule.approvals, approvers: rule.approvers }];
  });
  return { owners, approvals };
}
