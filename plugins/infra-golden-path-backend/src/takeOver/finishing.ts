import { NotFoundError } from '@backstage/errors';
import type { TakeOverApply } from '@infra-portal/infra-common';
import {
  finishedFile,
  IMPORTS_FILE,
  MOVED_FILE,
  type ProposalBase,
} from '@infra-portal/infra-node';
import type { Applies } from './Applies';

/** Files that hold blocks which do their work once. */
export const BLOCK_FILES = [MOVED_FILE, IMPORTS_FILE] as const;

/** From what stands against it to what does not. */
const ORDER: readonly TakeOverApply['state'][] = [
  'waiting',
  'unknown',
  'applied',
];

/**
 * The files of a stack that go once it was applied, and whether it was: with the
 * blocks of all of them.
 *
 * @param stack as `formatStackRef` writes it
 * @throws NotFoundError where there is no such file, or none that may go
 */
export async function finishing(
  { commit, mirror }: Pick<ProposalBase, 'commit' | 'mirror'>,
  dir: string,
  stack: string,
  applies: Pick<Applies, 'of'>,
) {
  const folder = dir === '.' || dir === '' ? '' : `${dir}/`;
  const found: { path: string; before: string; after: undefined }[] = [];
  const states: TakeOverApply[] = [];
  for (const name of BLOCK_FILES) {
    const path = folder + name;
    const text = (await mirror.read(commit, path)) ?? '';
    if (finishedFile(path, text) === undefined) continue;
    found.push({ path, before: text, after: undefined });
    states.push(await applies.of(stack, { mirror, commit, path, text }));
  }
  const [apply] = states.sort(
    (a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state),
  );
  if (!apply) {
    throw new NotFoundError(
      `${
        dir || '.'
      } holds no blocks of a stack that was taken over, or its ${BLOCK_FILES.join(
        ' and ',
      )} hold more than these.`,
    );
  }
  return { apply, files: found };
}
