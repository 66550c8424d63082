import type { Mirror } from '@infra-portal/infra-node';
import type { PullCommits } from './PullStacks';

/** Undefined when the commit is in no branch, also after fetching. */
export async function commitsOf(
  mirror: Mirror,
  head: string,
): Promise<PullCommits | undefined> {
  const look = async () => {
    const main = await mirror.head(await mirror.defaultBranch());
    if (main === undefined) return undefined;
    const base = await mirror.mergeBase(main, head).catch(() => undefined);
    return base === undefined ? undefined : { base, head, main };
  };
  const known = mirror.age() === undefined ? undefined : await look();
  if (known) return known;
  await mirror.update();
  return look();
}
