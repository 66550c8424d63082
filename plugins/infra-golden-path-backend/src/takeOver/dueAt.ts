import {
  type DiscoveredStack,
  formatStackRef,
  type TakeOverDue,
} from '@infra-portal/infra-common';
import {
  finishedFile,
  type Mirror,
  repositoryName,
} from '@infra-portal/infra-node';
import type { BlocksFile } from './Applies';
import { BLOCK_FILES } from './finishing';

/** Blocks of a stack that was taken over, whatever has run since. */
export interface DueBlocks {
  known: Omit<TakeOverDue, 'apply'>;
  file: BlocksFile;
}

/** Files of a commit that hold nothing but blocks which do their work once. */
export async function dueAt(
  mirror: Mirror,
  commit: string,
  stacks: readonly DiscoveredStack[],
): Promise<DueBlocks[]> {
  const entries = (await mirror.list(commit)).filter(({ path }) =>
    BLOCK_FILES.some(name => path.endsWith(`/${name}`)),
  );
  const texts = await mirror.readObjects(entries.map(({ id }) => id));
  return entries.flatMap(({ path, id }) => {
    const dir = path.slice(0, path.lastIndexOf('/'));
    const text = texts.get(id) ?? '';
    const stack = stacks.find(({ ref }) => ref.dir === dir);
    const blocks = finishedFile(path, text);
    if (!stack || blocks === undefined) return [];
    const repository = repositoryName(mirror.repository);
    const known = { repository, dir, path, blocks };
    return [
      {
        known: { stack: formatStackRef(stack.ref), ...known },
        file: { mirror, commit, path, text },
      },
    ];
  });
}
