import { posix } from 'node:path';
import {
  type Placement,
  placeWordOf,
  type StackReason,
} from '@infra-portal/infra-common';
import type { Contents } from './contents';
import type { Folder } from './folders';
import { fromLayout, fromPath, type LayoutOptions } from './placement';

/** What else the repository says about folders. */
export interface Surroundings {
  /** Folders of Atlantis projects, some with `*`. */
  isAtlantisDir(dir: string): boolean;
  /** Folders that a module call of this repository leads to. */
  called: ReadonlySet<string>;
  /** Files that symbolic links of other folders lead to. */
  linked: ReadonlySet<string>;
  repository: string;
  options: LayoutOptions;
}

export type FolderKind =
  | { kind: 'stack'; reason: StackReason; placement: Placement }
  | { kind: 'module' }
  /** An example, a test, shared files, or nothing to speak of. */
  | { kind: 'none' };

const EXAMPLE =
  /(?:^|\/)(?:examples?|tests|testdata|fixtures?|_templates?|__\w+__)(?:\/|$)/;
/** Whether a folder shows how something is used, or tests it. */
export const isExample = (dir: string): boolean => EXAMPLE.test(dir);
/** Also the name of an environment. */
const TEST = /(?:^|\/)test(?:\/|$)/;
const MODULES = /(?:^|\/)modules?(?:\/|$)/;
const GOLDEN_PATHS = /^golden-paths\//;

/** Whether a folder holds what files are made of. */
export function isInGoldenPath(dir: string, options: LayoutOptions): boolean {
  for (let at = dir; at !== '.'; at = posix.dirname(at)) {
    if (fromLayout(at, options)?.kind === 'golden-path') return true;
  }
  return GOLDEN_PATHS.test(dir);
}

/** Files that other folders take over by links, and nothing else. */
function isOnlyLinked(folder: Folder, { linked }: Surroundings): boolean {
  return (
    folder.files.length > 0 &&
    folder.files.every(({ path }) => linked.has(path))
  );
}

const hasOnlyLinks = ({ files }: Folder) =>
  files.every(({ linkedTo }) => linkedTo !== undefined);

/** What of the folder itself makes it a stack, whatever it is called. */
function strongReason(
  contents: Contents,
  isAtlantis: boolean,
): StackReason | undefined {
  if (contents.backend) {
    return contents.backend.type === 'cloud' ? 'cloud' : 'backend';
  }
  return isAtlantis ? 'atlantis' : undefined;
}

function weakReason(
  contents: Contents,
  says: ReturnType<typeof fromLayout>,
  placement: Placement,
  { standards }: LayoutOptions,
): StackReason | undefined {
  if (contents.providers.length > 0) return 'provider';
  if (says) return 'layout';
  // `test` and `demo` are also where modules are tried.
  const isPlace =
    placement.environment !== undefined &&
    placeWordOf(placement.environment, standards) !== undefined;
  const does =
    contents.calls.length > 0 || Object.keys(contents.resources).length > 0;
  return isPlace && does ? 'layout' : undefined;
}

/** Whether a folder is a stack, a module or neither. */
export function classify(
  folder: Folder,
  contents: Contents,
  surroundings: Surroundings,
): FolderKind {
  const { dir } = folder;
  const { options, repository } = surroundings;
  const says = fromLayout(dir, options);
  const placement = says ?? fromPath(dir, repository, options);
  const stack = (reason: StackReason): FolderKind => {
    const { layer, environment, product, service, region } = placement;
    return {
      kind: 'stack',
      reason,
      placement: {
        layer,
        ...(environment && { environment }),
        ...(product && { product }),
        ...(service && { service }),
        ...(region && { region }),
      },
    };
  };
  const isAtlantis = surroundings.isAtlantisDir(dir);
  const strong = strongReason(contents, isAtlantis);
  if (isAtlantis && strong) return stack(strong);
  if (isInGoldenPath(dir, options) || isExample(dir)) return { kind: 'none' };
  if (says?.kind === 'module') return { kind: 'module' };
  if (strong) return stack(strong);
  if (TEST.test(dir) && MODULES.test(dir)) return { kind: 'none' };
  const isCalled = surroundings.called.has(dir);
  if (
    !isCalled &&
    (hasOnlyLinks(folder) || isOnlyLinked(folder, surroundings))
  ) {
    return { kind: 'none' };
  }
  const weak = weakReason(contents, says, placement, options);
  if (weak && !isCalled && !MODULES.test(dir)) return stack(weak);
  const isEmpty =
    contents.variables.length === 0 &&
    contents.outputs.length === 0 &&
    contents.calls.length === 0 &&
    Object.keys(contents.resources).length === 0;
  return { kind: isEmpty && !isCalled ? 'none' : 'module' };
}
