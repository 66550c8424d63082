import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { memoryTree } from '../../terraform/plan';
import { loadModule } from '../../terraform/read/loadModule';
import type { OfferedModule, TakeOverPlace } from '../types';

/** The starter repository, and the samples beside it. */
export const ROOT = path.resolve(__dirname, '../../../../..');
const MODULES = path.join(ROOT, 'templates/infrastructure/modules');
export const FOLDER = 'stacks/a/b/dev';

/** Files of a folder of Terraform on disk, by name. */
export function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder)
      .filter(name => name.endsWith('.tf'))
      .map(name => [name, readFileSync(path.join(folder, name), 'utf8')]),
  );
}

const offered = (
  name: string,
  files: Record<string, string>,
): OfferedModule => ({
  name,
  version: '1.0.0',
  source: `../../../../modules/${name}`,
  module: loadModule(
    Object.entries(files).map(([file, text]) => ({ path: file, text })),
  ),
});

/** A stack in a repository that holds some modules, those of the starter by name. */
export function placeOf(
  stack: Record<string, string>,
  modules: readonly (string | [string, string])[],
): TakeOverPlace {
  const files = new Map<string, string>();
  for (const [name, text] of Object.entries(stack)) {
    files.set(`${FOLDER}/${name}`, text);
  }
  const all = modules.map(each => {
    const [name, own] =
      typeof each === 'string'
        ? [each, filesIn(path.join(MODULES, each))]
        : [each[0], { 'main.tf': each[1] }];
    for (const [file, text] of Object.entries(own)) {
      files.set(`modules/${name}/${file}`, text);
    }
    return offered(name, own);
  });
  return {
    ...{ tree: memoryTree(files), folder: FOLDER },
    ...{ modules: all, repositories: [] },
  };
}
