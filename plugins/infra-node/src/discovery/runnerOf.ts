import type { StackRunner } from '@infra-portal/infra-common';
import type { Files } from './Files';

const ATLANTIS = ['atlantis.yaml', 'atlantis.yml'];
const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;

/**
 * What plans and applies the stacks of a repository: what its `portal.yaml` says,
 * or its files show. Undefined where nothing does.
 */
export function runnerOf(
  files: Files,
  said: StackRunner | undefined,
): StackRunner | undefined {
  if (said) return said;
  if (ATLANTIS.some(file => files.tree.get(file))) return 'atlantis';
  const applies = [...files.layers].some(file => {
    const facts = WORKFLOW.test(file) ? files.factsAt(file) : undefined;
    return facts?.kind === 'workflow' && facts.applies === true;
  });
  return applies ? 'github-actions' : undefined;
}
