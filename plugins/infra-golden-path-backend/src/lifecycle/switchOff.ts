import {
  type DeclaredStack,
  type FileChange,
  partOfStack,
  protectionOf,
} from '@infra-portal/infra-common';
import {
  EditConflict,
  editHcl,
  HclError,
  type HclEdit,
  loadModule,
} from '@infra-portal/infra-node';

interface Wish {
  block: { type: string; labels: string[] };
  name: string;
  value: string;
}

/** How a part lets go of what it protects: in the call, or in the resource. */
function wishesOf(
  resources: DeclaredStack['resources'],
  isKept: (part: string) => boolean,
): Wish[] {
  return resources.flatMap((resource): Wish[] => {
    const protection = protectionOf(resource);
    const part = partOfStack(resource.address);
    if (!protection || isKept(part)) return [];
    const [first, second] = part.split('.');
    if (first === 'module') {
      const { name, off } = protection.input;
      return [
        { block: { type: 'module', labels: [second] }, name, value: off },
      ];
    }
    const block = { type: 'resource', labels: [first, second] };
    return [{ block, name: protection.argument, value: protection.off }];
  });
}

/**
 * Switches off what keeps resources of a stack from being destroyed, where its
 * own files can say so. What they cannot say is still protected afterwards.
 * @param files of the root of the stack
 */
export async function switchOff(
  files: readonly { path: string; text: string }[],
  resources: DeclaredStack['resources'],
  isKept: (part: string) => boolean,
): Promise<FileChange[]> {
  const wishes = wishesOf(resources, isKept);
  const changes: FileChange[] = [];
  for (const { path, text } of files) {
    const edits = wishes
      .filter(wish => hasBlock(path, text, wish))
      .map(
        ({ block, name, value }): HclEdit => ({
          ...{ kind: 'setArgument', block, path: [name], value },
          overwrite: true,
        }),
      );
    const after = await edited(path, text, edits);
    if (after !== text) changes.push({ path, before: text, after });
  }
  return changes;
}

async function edited(file: string, text: string, edits: readonly HclEdit[]) {
  try {
    return await editHcl({ file, text }, edits);
  } catch (error) {
    // It stays protected, which is told.
    if (error instanceof EditConflict) return text;
    throw error;
  }
}

function hasBlock(path: string, text: string, { block }: Wish): boolean {
  if (!path.endsWith('.tf')) return false;
  try {
    const module = loadModule([{ path, text }]);
    const [first, second] = block.labels;
    return block.type === 'module'
      ? module.calls.has(first)
      : module.resources.has(`${first}.${second}`);
  } catch (error) {
    if (error instanceof HclError) return false;
    throw error;
  }
}
