import type { TakeOverImport } from '@infra-portal/infra-common';
import { editHcl } from '../../terraform/edit';
import { quote } from '../../terraform/write';

/** Name of the file that holds the `import` blocks. */
export const IMPORTS_FILE = 'imports.tf';

/** What the `import` blocks stand below. */
export const IMPORTS_HEAD =
  '# Resources that exist already. These blocks can go once the stack was applied.';

/** One block; the id is what it says, whatever it holds. */
export const importBlock = ({ to, id }: { to: string; id: string }) =>
  `import {\n  to = ${to}\n  id = ${quote(id)}\n}`;

/**
 * A file with a block for each resource whose id is known, after what it holds.
 *
 * @param before its text; undefined: there is no such file
 * @throws EditConflict where it is no Terraform
 */
export async function withImports(
  path: string,
  before: string | undefined,
  imports: readonly Pick<TakeOverImport, 'to' | 'id'>[],
): Promise<string> {
  const blocks = imports.flatMap(({ to, id }) =>
    id === undefined ? [] : [importBlock({ to, id })],
  );
  if (before === undefined) return `${IMPORTS_HEAD}\n${blocks.join('\n\n')}\n`;
  return editHcl(
    { file: path, text: before },
    blocks.map(text => ({ kind: 'addBlock', text })),
  );
}
