import { posix } from 'node:path';
import {
  parseModuleSource,
  parseVersion,
  pinOf,
  versionOfRef,
  type BackendFacts,
  type ModuleCall,
  type RequiredProvider,
} from '@infra-portal/infra-common';
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
      ? tree.folder(posix.join(dir, target.path).replace(/\/$/, ''))
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
function addUp(lists: [string, number][][]): Record<string, number> {
  const counts: Record<string, number> = Object.create(null);
  for (const [type, count] of lists.flat()) {
    counts[type] = (counts[type] ?? 0) + count;
  }
  return counts;
}

const unique = (names: string[]) => [...new Set(names)].sort();

export function contentsOf(folder: Folder, tree: Tree): Contents {
  const files = readable(folder);
  const all = <T>(pick: (each: (typeof files)[number]) => T[]) =>
    files.flatMap(pick);
  const calls = new Map(
    all(({ path, facts }) =>
      facts.calls.map(call => callOf(call, path, folder.dir, tree)),
    ).map(call => [call.name, call]),
  );
  const providers = new Map(
    all(({ path, facts }) =>
      facts.requiredProviders.map(each => ({ ...each, file: path })),
    ).map(each => [each.name, each]),
  );
  const contents: Contents = {
    files: folder.files.map(({ path }) => path),
    requiredProviders: [...providers.values()],
    providers: unique(all(({ facts }) => facts.providers)),
    calls: [...calls.values()],
    resources: addUp(files.map(({ facts }) => facts.resources)),
    data: addUp(files.map(({ facts }) => facts.data)),
    variables: unique(all(({ facts }) => facts.variables)),
    outputs: unique(all(({ facts }) => facts.outputs)),
    incomplete: files.length < folder.files.length || folder.unread.length > 0,
  };
  for (const { path, facts } of files) {
    if (facts.backend) {
      const { type, line, settings } = facts.backend;
      const own: Record<string, string> = Object.create(null);
      for (const [name, value] of settings) own[name] = value;
      contents.backend = { type, file: path, line, settings: own };
    }
    if (facts.requiredVersion !== undefined) {
      contents.requiredVersion = facts.requiredVersion;
    }
  }
  return contents;
}
