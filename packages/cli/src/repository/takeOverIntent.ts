import path from 'node:path';
import {
  goldenPathFolder,
  type Standards,
  type TakeOverIntent,
} from '@infra-portal/infra-common';
import {
  CODEOWNERS_PATHS,
  discoverDirectory,
  type IntentPlace,
  intentStackOf,
  proposeIntent,
  readGoldenPath,
  siblingsOf,
} from '@infra-portal/infra-node';
import { CommandFailure } from '../exitCodes';
import type { Root } from '../files/walk';
import { folderSnapshot, linesOf, type Snapshot } from './services';

/** The stack that was named, and what is known of it already. */
export interface TakeOverIntentRequest
  extends Pick<IntentPlace, 'tree' | 'repositories' | 'modules' | 'matched'> {
  root: Root;
  /** `.` is the root. */
  dir: string;
  workspace?: string;
  standards: Standards;
}

/** The golden paths in the folder of a repository. */
async function goldenPathsOf(snapshot: Snapshot, standards: Standards) {
  const home = goldenPathFolder(standards, '*').replace(/\/?\*.*$/s, '');
  const files = [...(await snapshot.filesIn(home))];
  const marks = files.filter(([file]) =>
    /^[^/]+\/golden-path\.yaml$/.test(file),
  );
  return marks.map(([mark]) => {
    const prefix = mark.slice(0, mark.lastIndexOf('/') + 1);
    const own = files
      .filter(([file]) => file.startsWith(prefix))
      .map(([file, text]) => [file.slice(prefix.length), text] as const);
    return readGoldenPath(`${home}/${prefix.slice(0, -1)}`, new Map(own));
  });
}

async function codeownersOf({ read }: Snapshot) {
  for (const file of CODEOWNERS_PATHS) {
    const text = await read(file);
    if (text !== undefined) return { path: file, text };
  }
  return undefined;
}

/**
 * The intent that a stack of a folder of this machine comes nearest to.
 * @throws CommandFailure where a golden path cannot be read
 */
export async function takeOverIntent({
  root,
  dir,
  workspace,
  standards,
  ...place
}: TakeOverIntentRequest): Promise<TakeOverIntent> {
  const { stacks } = await discoverDirectory(root.path, {
    ...{ host: 'localhost', repository: `local/${path.basename(root.path)}` },
    ...{ layout: standards.layout, standards, now: new Date() },
  });
  const found = stacks.find(({ ref }) => ref.dir === dir);
  const named = found
    ? intentStackOf(found)
    : { folder: dir === '.' ? '' : dir };
  const snapshot = folderSnapshot(root);
  try {
    return await proposeIntent({
      ...{ ...place, standards },
      stack: { ...named, ...(workspace !== undefined && { workspace }) },
      siblings: found ? siblingsOf(found, stacks).map(intentStackOf) : [],
      paths: await goldenPathsOf(snapshot, standards),
      codeowners: await codeownersOf(snapshot),
    });
  } catch (error) {
    throw new CommandFailure(linesOf(error).join(' '));
  }
}
