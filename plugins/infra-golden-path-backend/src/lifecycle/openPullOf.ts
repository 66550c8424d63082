import type { FileChange, Retirement } from '@infra-portal/infra-common';
import type { Forge, Mirror } from '@infra-portal/infra-node';
import { RETIRED_FILE } from './retirementSteps';

/** An address that Terraform is to forget, as {@link keepParts} writes it. */
const FORGOTTEN = /^\s*from\s*=\s*(\S+)\s*$/gm;

/**
 * The open pull request of a retirement, whether it proposes these changes, and
 * which parts stay with it: whoever comes back begins with what was chosen.
 */
export async function openPullOf(
  retirement: Pick<Retirement, 'branch' | 'environments' | 'step'>,
  changes: readonly FileChange[],
  mirror: Mirror,
  forge: Forge,
): Promise<Retirement['pullRequest']> {
  const { branch, environments, step } = retirement;
  const pull = await forge.pullRequestOf(branch);
  if (pull?.state !== 'open') return undefined;
  const { number, url } = pull;
  const head = await mirror.head(branch);
  if (!head) return { number, url, isCurrent: false, keeps: [] };
  const keeps: string[] = [];
  for (const { directory, name, parts } of environments) {
    const text = await mirror.read(head, `${directory}/${RETIRED_FILE}`);
    const forgotten = [...(text ?? '').matchAll(FORGOTTEN)];
    const ids = forgotten.map(([, address]) => `${name}:${address}`);
    keeps.push(...ids.filter(id => parts.some(part => part.id === id)));
  }
  const kept = environments.flatMap(({ parts }) =>
    parts.filter(each => each.kept).map(({ id }) => id),
  );
  // The other steps do not say what stays.
  let isCurrent =
    step !== 'removal' || kept.sort().join('\n') === keeps.sort().join('\n');
  for (const { path, after } of changes) {
    isCurrent &&= (await mirror.read(head, path)) === after;
  }
  return { number, url, isCurrent, keeps };
}
