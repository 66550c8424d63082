import {
  type FileChange,
  intentPath,
  isChange,
  type ServiceIntent,
  type Standards,
  validateIntent,
} from '@infra-portal/infra-common';
import { claimsOf } from '../golden-path/claims';
import type { GoldenPath } from '../golden-path/goldenPath';
import {
  goldenPathFolders,
  type GoldenPathTree,
  readGoldenPathFolder,
  readReleasedPath,
} from '../golden-path/goldenPathFolders';
import { DocumentError, readYaml } from '../golden-path/readYaml';
import { renderFiles } from '../golden-path/renderService';
import type { Mirror } from '../mirror';
import { HclError } from '../terraform/read/hclError';
import { LeaveSaving, type RenderedFrom } from './types';

/** A stack of a repository at a commit. */
export interface RenderedFromOptions {
  mirror: Mirror;
  commit: string;
  standards: Standards;
  product: string;
  service: string;
  /** Folder of the stack. */
  dir: string;
}

const treeOf = (mirror: Mirror): GoldenPathTree => ({
  readObjects: ids => mirror.readObjects(ids),
  tag: name => mirror.tag(name),
  async filesAt(commit, folder) {
    const entries = (await mirror.list(commit, folder)).filter(({ mode }) =>
      mode.startsWith('100'),
    );
    const texts = await mirror.readObjects(entries.map(({ id }) => id));
    return new Map(entries.map(({ path, id }) => [path, texts.get(id) ?? '']));
  },
});

/** The golden path that an intent names, in the version that it names. */
async function pathOf(
  { mirror, commit }: RenderedFromOptions,
  { goldenPath: { name, version } }: ServiceIntent,
): Promise<GoldenPath | undefined> {
  const entries = await mirror.list(commit);
  const folder = goldenPathFolders(
    new Map(entries.map(entry => [entry.path, entry])),
  ).find(each => each.name === name);
  if (!folder) return undefined;
  const tree = treeOf(mirror);
  const now = await readGoldenPathFolder(tree, folder);
  return now.definition.version === version
    ? now
    : readReleasedPath(tree, folder, version);
}

/**
 * The intent that a stack is rendered from; undefined where there is none. What
 * is wrong with it is thrown when it is rendered.
 */
export async function renderedFrom(
  options: RenderedFromOptions,
): Promise<RenderedFrom | undefined> {
  const { mirror, commit, standards, product, service, dir } = options;
  const file = intentPath(standards, product, service);
  const text = await mirror.read(commit, file);
  if (text === undefined) return undefined;
  const intentOf = (of: string) => readYaml(of, file, validateIntent);
  const broken = {
    ...{ path: file, text, environment: '' },
    async render(): Promise<FileChange[]> {
      throw new LeaveSaving('notInIntent');
    },
  };
  try {
    const path = await pathOf(options, intentOf(text));
    if (!path) return broken;
    const environment = claimsOf(
      intentOf(text),
      standards,
      path.definition,
    ).environments.find(each => each.directory === dir)?.name;
    if (environment === undefined) return broken;
    return {
      ...{ path: file, text, environment },
      async render(changed) {
        const { files, conflicts } = await renderFiles({
          ...{ intent: intentOf(changed), intentText: changed },
          ...{ standards, path, former: { intent: intentOf(text), path } },
          base: target => mirror.read(commit, target),
        });
        // What people changed elsewhere in the files stays; what they changed
        // in the same places is for them to decide.
        const [conflict] = conflicts;
        if (conflict) throw new LeaveSaving('deviates', conflict.path);
        return files.filter(isChange);
      },
    };
  } catch (error) {
    if (error instanceof DocumentError || error instanceof HclError) {
      return broken;
    }
    throw error;
  }
}
