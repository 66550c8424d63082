import type {
  DeclaredResource,
  TakeOverLeft,
} from '@infra-portal/infra-common';
import type { Draft } from '../savings/Draft';
import {
  parseModuleSource,
  repositoryKey,
} from '../terraform/plan/moduleSource';
import { literalString } from '../terraform/read/literalString';
import { loadModule } from '../terraform/read/loadModule';
import type { Module, ModuleBlock } from '../terraform/read/module';
import { mergedArgument } from '../terraform/read/overrides';
import type { OfferedModule } from './types';

/** A resource that stands in the files of the stack itself, once. */
export interface StackResource {
  address: string;
  type: string;
  name: string;
  block: ModuleBlock;
  declared: DeclaredResource;
}

/** What a stack has now. */
export interface StackModel {
  files: { path: string; text: string }[];
  module: Module;
  /** All declared resources, by address. */
  declared: ReadonlyMap<string, DeclaredResource>;
  /** Those that could be taken over, by address. */
  open: ReadonlyMap<string, StackResource>;
  /** The others, and why. */
  left: TakeOverLeft[];
  /** Messages of problems, of the stack and its calls. */
  problems: readonly { message: string; address?: string }[];
}

/** Arguments and blocks of a resource that a call of a module does not have. */
const META = ['provider', 'depends_on', 'provisioner', 'connection'];

/** Where a module comes from, whatever its version. */
export function originOf(text: string): string {
  const source = parseModuleSource(text);
  return source.kind === 'git'
    ? `${repositoryKey(source.url)}//${source.folder}`
    : text;
}

/** Names of calls of modules that the organisation does not offer. */
export function foreignCalls(
  module: Module,
  modules: readonly OfferedModule[],
): string[] {
  const own = new Set(modules.map(({ source }) => originOf(source)));
  return [...module.calls].flatMap(([name, call]) => {
    const source = mergedArgument(call, 'source');
    const text = source && literalString(source.attribute.value);
    return text !== undefined && own.has(originOf(text)) ? [] : [name];
  });
}

/** Why a block cannot be part of a module call. */
function barrierOf(
  block: ModuleBlock,
): Pick<TakeOverLeft, 'reason' | 'names'> | undefined {
  if (block.source.json || block.overrides.length > 0) {
    return { reason: 'file', names: [] };
  }
  const items = block.block.body.map(item =>
    item.kind === 'block' ? item.type : item.name,
  );
  const repeats = items.filter(name => ['count', 'for_each'].includes(name));
  if (repeats.length > 0) return { reason: 'repeated', names: repeats };
  const names = items.filter(name => META.includes(name));
  return names.length > 0 ? { reason: 'meta', names } : undefined;
}

export const leftOf = (
  { address, file, line }: DeclaredResource,
  why: Partial<TakeOverLeft> & Pick<TakeOverLeft, 'reason'>,
): TakeOverLeft => ({
  ...{ address, file, line },
  ...{ differences: [], creates: [], names: [] },
  ...why,
});

/**
 * Reads a stack as its files are now.
 *
 * @param leave addresses of resources that a person leaves out
 */
export async function readStack(
  draft: Draft,
  modules: readonly OfferedModule[],
  leave: readonly string[] = [],
): Promise<StackModel> {
  const [files, { resources, problems }] = [
    await draft.own(),
    await draft.expand(),
  ];
  const module = loadModule(files);
  const foreign = new Set(foreignCalls(module, modules));
  const open = new Map<string, StackResource>();
  const left: TakeOverLeft[] = [];
  for (const declared of resources) {
    const { address, type } = declared;
    if (leave.includes(address)) {
      left.push(leftOf(declared, { reason: 'left-out' }));
      continue;
    }
    const call = /^module\.([^.[]+)/.exec(address)?.[1];
    if (call !== undefined) {
      if (!foreign.has(call)) continue;
      left.push(leftOf(declared, { reason: 'inside-module', names: [call] }));
      continue;
    }
    const key = address.replace(/\[.*$/s, '');
    const block = module.resources.get(key);
    const barrier = block ? barrierOf(block) : { reason: 'file' as const };
    if (!block || barrier) {
      left.push(leftOf(declared, barrier ?? { reason: 'file' }));
      continue;
    }
    const name = block.block.labels[1]?.text ?? '';
    open.set(address, { address, type, name, block, declared });
  }
  const all = new Map(resources.map(each => [each.address, each]));
  return { files, module, declared: all, open, left, problems };
}
