import {
  parseModuleSource,
  parseVersion,
  pinOf,
  versionOfRef,
  type BackendFacts,
  type ModuleCall,
  type RequiredProvider,
} from '@infra-portal/infra-common';
import { localTarget } from './callTargets';
import type { CallFacts } from './facts';
import { readable, type Folder } from './folders';
import type { Tree } from './tree';

/** What the files of a folder say together. */
export interface Contents {
  files: string[];
  backend?: BackendFacts;
  requiredVersion?: string;
  requiredProviders: RequiredProvider[];
  providers: string[];
  calls: ModuleCall[];
  resources: Record<string, number>;
  data: Record<string, number>;
  variables: string[];
  outputs: string[];
  incomplete: boolean;
}

function callOf(
  call: CallFacts,
  file: string,
  dir: string,
  tree: Tree,
): ModuleCall {
  const place = { name: call.name, file, line: call.line };
  if (call.source === undefined) return { ...place, pin: 'unknown' };
  const target = parseModuleSource(call.source);
  const folder =
    target.kind === 'local'
      ? tree.folder(localTarget(dir, target.path))
      : undefined;
  const version =
    target.kind === 'git' && target.ref
      ? versionOfRef(target.ref)
      : call.version && parseVersion(call.version.replace(/^=?\s*/, ''))?.text;
  return {
    ...place,
    source: call.source,
    ...(call.version !== undefined && { version: call.version }),
    target,
    ...(folder !== undefined && { dir: folder }),
    pin: pinOf(target, call.version),
    ...(version && { exactVersion: version }),
  };
}

/** Counts by type; names come from files, so there is no prototype to hit. */
function addUp(counts: Record<string, number>, more: [string, number][]) {
  for (const [type, count] of more) counts[type] = (counts[type] ?? 0) + count;
}

const unique = (names: string[]) => [...new Set(names)].sort();

/** The files in one pass: there may be very many folders. */
export function contentsOf(folder: Folder, tree: Tree): Contents {
  const files = readable(folder);
  const calls = new Map<string, ModuleCall>();
  const required = new Map<string, RequiredProvider>();
  const providers: string[] = [];
  const variables: string[] = [];
  const outputs: string[] = [];
  const resources: Record<string, number> = Object.create(null);
  const data: Record<string, number> = Object.create(null);
  let backend: BackendFacts | undefined;
  let requiredVersion: string | undefined;
  for (const { path, facts } of files) {
    for (const call of facts.calls) {
      calls.set(call.name, callOf(call, path, folder.dir, tree));
    }
    for (const each of facts.requiredProviders) {
      required.set(each.name, { ...each, file: path });
    }
    providers.push(...facts.providers);
    variables.push(...facts.variables);
    outputs.push(...facts.outputs);
    addUp(resources, facts.resources);
    addUp(data, facts.data);
    if (facts.backend) {
      const { type, line, settings } = facts.backend;
      const own: Record<string, string> = Object.create(null);
      for (const [name, value] of settings) own[name] = value;
      backend = { type, file: path, line, settings: own };
    }
    requiredVersion = facts.requiredVersion ?? requiredVersion;
  }
  return {
    files: folder.files.map(({ path }) => path),
    ...(backend && { backend }),
    ...(requiredVersion !== undefined && { requiredVersion }),
    requiredProviders: [...required.values()],
    providers: unique(providers),
    calls: [...calls.values()],
    resources,
    data,
    variables: unique(variables),
    outputs: unique(outputs),
    incomplete: files.length < folder.files.length || folder.unread.length > 0,
  };
}
