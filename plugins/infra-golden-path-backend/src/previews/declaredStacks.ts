import {
  type DeclaredStack,
  type PreviewEnvironment,
  type Standards,
} from '@infra-portal/infra-common';
import { type Expansion, expandStack } from '@infra-portal/infra-node';
import type { RepositoryModel } from '../repository/readRepository';
import type { Pause } from '../util/steps';
import type { Overlay } from './overlay';

/** No service of a golden path comes near; more nobody waits for. */
const MOST_RESOURCES = 1_000;

export interface DeclaredInput {
  model: RepositoryModel;
  standards: Standards;
  overlay: Overlay;
  environments: readonly PreviewEnvironment[];
}

/**
 * What the stacks of environments declare, as far as their files tell. What
 * cannot be worked out is a problem of the stack, never an exception.
 */
export async function declaredStacks(
  input: DeclaredInput,
  pause: Pause,
): Promise<DeclaredStack[]> {
  const stacks: DeclaredStack[] = [];
  for (const environment of input.environments) {
    const files = await input.overlay.moduleFiles(environment.directory);
    if (files.length === 0) continue;
    const expansion = await expansionOf(environment.directory, input);
    stacks.push(stackOf(environment, expansion));
    await pause();
  }
  return stacks;
}

/** Modules come from the repository itself, as Terraform would get them. */
async function expansionOf(
  folder: string,
  { model, standards, overlay }: DeclaredInput,
): Promise<Expansion> {
  const { tree } = model;
  const own = {
    ...{ url: standards.modules.url, path: tree.directory },
    commitOf: (tag: string) => tree.tag(tag),
  };
  try {
    const repositories = [own];
    return await expandStack({ tree: overlay.tree, folder, repositories });
  } catch {
    // Git's words name folders of this machine.
    const message = `What ${folder} declares could not be read.`;
    return { resources: [], problems: [{ message }] };
  }
}

function stackOf(
  { name, region, stack }: PreviewEnvironment,
  expansion: Expansion,
): DeclaredStack {
  const { resources, problems } = expansion;
  const left = resources.length - MOST_RESOURCES;
  const message = `${left} of ${resources.length} resources are left out of the preview.`;
  return {
    ...{ stack, environment: name, region: expansion.region ?? region },
    resources: resources.slice(0, MOST_RESOURCES),
    problems: left > 0 ? [...problems, { message }] : problems,
  };
}
