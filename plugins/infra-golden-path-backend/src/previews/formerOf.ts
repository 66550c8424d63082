import { validateIntent } from '@infra-portal/infra-common';
import {
  DocumentError,
  HclError,
  readGoldenPathFolder,
  readReleasedPath,
  readYaml,
  type RenderRequest,
} from '@infra-portal/infra-node';
import type { RepositoryModel } from '../repository/readRepository';

/** What a service was rendered with before. */
export type Former = NonNullable<RenderRequest['former']>;

/**
 * What the text of an intent's file was rendered with: its golden path in the
 * version that it names where the repository has its tag, else as it stands now.
 * Undefined when the text is no intent, or its golden path is gone or broken.
 */
export async function formerOf(
  { tree, goldenPaths }: Pick<RepositoryModel, 'tree' | 'goldenPaths'>,
  file: string,
  text: string,
): Promise<Former | undefined> {
  try {
    const intent = readYaml(text, file, validateIntent);
    const { name, version } = intent.goldenPath;
    const folder = goldenPaths.find(each => each.name === name);
    if (!folder) return undefined;
    const released = await readReleasedPath(tree, folder, version);
    if (released?.definition.version === version) {
      return { intent, path: released };
    }
    const path = await readGoldenPathFolder(tree, folder);
    const goldenPath = { name, version: path.definition.version };
    return { intent: { ...intent, goldenPath }, path };
  } catch (error) {
    if (error instanceof DocumentError || error instanceof HclError) {
      return undefined;
    }
    throw error;
  }
}
