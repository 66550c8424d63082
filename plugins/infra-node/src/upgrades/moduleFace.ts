import type { ModuleFace } from '@infra-portal/infra-common';
import { posix } from 'node:path';
import { terraformFacts } from '../discovery/terraformFacts';
import type { Mirror } from '../mirror';
import { readInterface } from '../terraform/docs';
import { HclError } from '../terraform/read/hclError';

/**
 * What callers see of the module in a folder at a commit; undefined where there
 * is none, or its files cannot be read.
 * @param dir `.` is the root of the repository
 */
export async function moduleFaceAt(
  mirror: Mirror,
  commit: string,
  dir: string,
): Promise<ModuleFace | undefined> {
  const entries = await mirror.list(commit, dir === '.' ? undefined : dir);
  const own = entries.filter(
    ({ path, mode }) =>
      posix.dirname(path) === dir && path.endsWith('.tf') && mode !== '120000',
  );
  if (own.length === 0) return undefined;
  const texts = await mirror.readObjects(own.map(({ id }) => id));
  const files = own.map(({ path, id }) => ({
    path,
    text: texts.get(id) ?? '',
  }));
  try {
    return faceOf(files);
  } catch (error) {
    if (error instanceof HclError) return undefined;
    throw error;
  }
}

function faceOf(files: readonly { path: string; text: string }[]): ModuleFace {
  const { inputs, outputs } = readInterface(files);
  const facts = files.map(({ path, text }) => terraformFacts(text, path));
  const required = facts.flatMap(each => each.requiredVersion ?? []);
  const resources: Record<string, number> = {};
  for (const [type, count] of facts.flatMap(each => each.resources)) {
    resources[type] = (resources[type] ?? 0) + count;
  }
  return {
    inputs: inputs.map(({ name, type, default: usual }) => ({
      ...{ name, type },
      ...(usual !== undefined && { default: usual }),
    })),
    outputs: outputs.map(({ name }) => ({ name })),
    ...(required.length > 0 && { requiredVersion: required.join(', ') }),
    providers: Object.fromEntries(
      facts.flatMap(each =>
        each.requiredProviders.map(({ name, version }) => [
          name,
          version ?? '',
        ]),
      ),
    ),
    resources,
  };
}
