import type {
  DriftAttribute,
  DriftResource,
  LeftReason,
} from '@infra-portal/infra-common';
import type { BlockAddress, HclEdit } from '../terraform/edit';
import { adoptAttribute } from './adoptAttribute';
import { findOwnBlock } from './findBlock';
import { ignoredName } from './ignoredName';
import { Leave } from './leave';
import { StackFiles } from './stackFiles';
import type { Adopted, AdoptInput, LeftOut } from './types';

type EditOf = (
  address: BlockAddress,
  attribute: DriftAttribute,
  files: StackFiles,
  file: string,
) => HclEdit;

/**
 * Writes what is there into the code of a stack: only values that the plan shows
 * whole, only over literals that say what the plan wanted. All other bytes stay.
 */
export function adoptValues(input: AdoptInput): Promise<Adopted> {
  return adopt(input, (address, attribute, files, file) =>
    adoptAttribute(address, files.block(file, address), attribute),
  );
}

/** Has Terraform leave alone what differs, by `ignore_changes`. */
export function ignoreChanges(input: AdoptInput): Promise<Adopted> {
  return adopt(input, (block, attribute) => ({
    kind: 'ignoreChanges',
    block,
    name: ignoredName(attribute.path),
  }));
}

async function adopt(
  { files, resources }: AdoptInput,
  editOf: EditOf,
): Promise<Adopted> {
  const stack = new StackFiles(files);
  const left: LeftOut[] = [];
  for (const resource of resources) {
    left.push(...(await adoptResource(stack, resource, editOf)));
  }
  return { files: stack.changed(), left };
}

async function adoptResource(
  stack: StackFiles,
  resource: DriftResource,
  editOf: EditOf,
): Promise<LeftOut[]> {
  const { address, attributes } = resource;
  const left: LeftOut[] = [];
  try {
    const { block, address: own } = findOwnBlock(stack.module, resource);
    const at = { type: 'resource', labels: [own.type, own.name] };
    const { file } = block.source;
    for (const attribute of attributes) {
      if (followsTags(attribute, attributes)) continue;
      const why = await reason(async () =>
        stack.edit(file, editOf(at, attribute, stack, file)),
      );
      if (why) left.push({ address, path: attribute.path, why });
    }
  } catch (error) {
    if (!(error instanceof Leave)) throw error;
    left.push({ address, why: error.why });
  }
  return left;
}

/** Why it was left; undefined: it was not. */
async function reason(
  act: () => Promise<void>,
): Promise<LeftReason | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (error instanceof Leave) return error.why;
    throw error;
  }
}

/** `tags_all` is computed: what becomes of `tags` becomes of it. */
function followsTags(
  { path }: DriftAttribute,
  all: readonly DriftAttribute[],
): boolean {
  if (!/^tags_all(?![\w-])/.test(path)) return false;
  const own = path.replace('tags_all', 'tags');
  return all.some(each => each.path === own || each.path === 'tags');
}
