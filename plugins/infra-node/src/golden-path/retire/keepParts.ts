import {
  block,
  attribute,
  comment,
  reference,
  writeHcl,
} from '../../terraform/write';

/**
 * Has Terraform forget parts of a stack without destroying them.
 * @param parts as the root of the stack calls them: `module.database`
 * @see https://developer.hashicorp.com/terraform/language/block/removed
 */
export const keepParts = (parts: readonly string[]): string =>
  writeHcl([
    comment('Stays as it is. Terraform no longer looks after it.'),
    ...parts.map(part => {
      const [root, ...steps] = part.split('.');
      return block(
        'removed',
        [],
        [
          attribute('from', reference(root, ...steps)),
          block('lifecycle', [], [attribute('destroy', false)]),
        ],
      );
    }),
  ]);
