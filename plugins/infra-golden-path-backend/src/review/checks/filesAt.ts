import path from 'node:path';
import type { FileChange } from '@infra-portal/infra-common';
import { gitTree, isModuleFile } from '@infra-portal/infra-node';
import type { Overlay } from '../../previews/overlay';
import { filesOfPull, isBinary, isLarge } from '../reviewFiles';
import type { ReviewedPull } from '../ReviewedPulls';

/** The files of a commit of a pull request, as gates read them. */
export function filesAt(
  { tree, mirror }: ReviewedPull,
  commit: string,
): Overlay {
  return {
    tree: gitTree(mirror.directory, commit),
    async moduleFiles(directory) {
      const files = await tree.filesAt(commit, directory);
      return [...files]
        .filter(([file]) => path.posix.dirname(file) === directory)
        .filter(([file]) => isModuleFile(path.posix.basename(file)))
        .map(([file, text]) => ({ path: file, text }));
    },
  };
}

const TERRAFORM = /\.(tf|tfvars|hcl)$/;

/** Texts of the Terraform that changes; what is too large to be read is left out. */
export async function changedTerraform(
  reviewed: ReviewedPull,
): Promise<FileChange[]> {
  const files = (await filesOfPull(reviewed)).filter(
    file =>
      TERRAFORM.test(file.path) &&
      file.after &&
      !isBinary(file) &&
      !isLarge(file),
  );
  const ids = files.flatMap(({ before, after }) =>
    [before, after].flatMap(side => side?.id ?? []),
  );
  const texts = await reviewed.mirror.readObjects(ids);
  return files.map(({ path: file, before, after }) => ({
    path: file,
    ...(before && { before: texts.get(before.id) ?? '' }),
    after: texts.get(after!.id) ?? '',
  }));
}
