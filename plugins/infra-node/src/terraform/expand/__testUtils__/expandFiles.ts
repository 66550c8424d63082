import type { DeclaredResource } from '@infra-portal/infra-common';
import { memoryTree } from '../../plan/tree';
import { expandStack, type ExpandRequest } from '../expandStack';

type Files = string | Record<string, string>;

/** Expands the folder `stack` of some files; a text is its only file. */
export async function expandFiles(
  files: Files,
  request: Partial<ExpandRequest> = {},
) {
  const all = typeof files === 'string' ? { 'stack/main.tf': files } : files;
  const tree = memoryTree(new Map(Object.entries(all)));
  const made = await expandStack({ tree, folder: 'stack', ...request });
  const byAddress: Record<string, DeclaredResource> = Object.fromEntries(
    made.resources.map(each => [each.address, each]),
  );
  return { ...made, byAddress, addresses: Object.keys(byAddress) };
}
