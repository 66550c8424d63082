import type { PreviewEnvironment } from '@infra-portal/infra-common';
import type { FilesBefore } from '../gates/plan/planGate';
import type { RepositoryModel } from '../repository/readRepository';
import { overlay } from './overlay';

/** The stacks of the base: a plan then tells what an edit changes of them. */
export async function stacksBefore(
  model: RepositoryModel,
  environments: readonly PreviewEnvironment[],
): Promise<FilesBefore> {
  const { moduleFiles, tree } = overlay(model, []);
  const stacks = new Set<string>();
  for (const { directory } of environments) {
    const files = await moduleFiles(directory);
    if (files.length > 0) stacks.add(directory);
  }
  return { commit: model.tree.commit, tree, stacks };
}
