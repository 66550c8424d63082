import path from 'node:path';
import type { SavingChange } from '@infra-portal/infra-common';
import { literalValue } from '../drift/literalValue';
import { parseResourceAddress } from '../drift/names';
import { readFolder } from '../terraform/expand/readFolder';
import { gitTree } from '../terraform/plan/gitTree';
import {
  parseModuleSource,
  repositoryKey,
} from '../terraform/plan/moduleSource';
import { literalString } from '../terraform/read/literalString';
import { loadModule } from '../terraform/read/loadModule';
import type { Module, ModuleBlock } from '../terraform/read/module';
import { mergedArgument } from '../terraform/read/overrides';
import * as hcl from '../terraform/write';
import type { Candidate } from './candidates';
import type { SavingPlace } from './types';

/** The module of a call, from the same tree or a known repository. */
async function calledModule(
  { tree, folder, repositories = [] }: SavingPlace,
  call: ModuleBlock,
): Promise<Module | undefined> {
  const argument = mergedArgument(call, 'source');
  const text = argument && literalString(argument.attribute.value);
  if (text === undefined) return undefined;
  const source = parseModuleSource(text);
  if (source.kind === 'local') {
    const target = path.posix.join(folder, source.path).replace(/\/$/, '');
    return (await readFolder(tree, target)).module;
  }
  if (source.kind !== 'git') return undefined;
  const key = repositoryKey(source.url);
  const found = repositories.find(each => repositoryKey(each.url) === key);
  if (!found) return undefined;
  const there = gitTree(found.path, source.ref ?? 'HEAD', found.commitOf);
  return (await readFolder(there, source.folder)).module;
}

/** Variables whose default is what a change wants to change. */
function namesWith({ variables }: Module, text: string): string[] {
  return [...variables].flatMap(([name, variable]) => {
    const usual = mergedArgument(variable, 'default');
    const value = usual && literalValue(usual.attribute.value);
    return value?.kind === 'string' && value.value === text ? [name] : [];
  });
}

/**
 * Arguments that a call of a module leaves out, and whose default is the text
 * that a change wants to change.
 */
export async function defaultsOf(
  request: SavingPlace,
  files: readonly { path: string; text: string }[],
  change: SavingChange,
): Promise<Candidate[]> {
  if (change.kind !== 'set' || typeof change.from !== 'string') return [];
  const name = parseResourceAddress(change.address)?.modules[0]?.name;
  const call =
    name === undefined ? undefined : loadModule([...files]).calls.get(name);
  const module = call && (await calledModule(request, call));
  if (name === undefined || !call || !module) return [];
  return namesWith(module, change.from)
    .filter(each => !mergedArgument(call, each))
    .map(each => ({
      file: call.source.file,
      edit: {
        kind: 'setArgument',
        block: { type: 'module', labels: [name] },
        path: [each],
        value: hcl.quote(String(change.to)),
      },
    }));
}
