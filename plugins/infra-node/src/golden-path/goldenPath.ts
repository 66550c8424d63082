import {
  GoldenPathDefinition,
  validateGoldenPath,
} from '@infra-portal/infra-common';
import { DocumentError, readYaml } from './readYaml';

/** A golden path as it stands in a repository. */
export interface GoldenPath {
  definition: GoldenPathDefinition;
  /** Its folder in the repository, as messages name it. */
  folder: string;
  /** Text of each file by its path inside the folder. */
  files: ReadonlyMap<string, string>;
}

const DEFINITION = 'golden-path.yaml';

/**
 * Reads a golden path from the files of its folder.
 * @throws DocumentError when `golden-path.yaml` is missing or wrong, or names
 *   files that are not there
 */
export function readGoldenPath(
  folder: string,
  files: ReadonlyMap<string, string>,
): GoldenPath {
  const file = `${folder}/${DEFINITION}`;
  const text = files.get(DEFINITION);
  if (text === undefined) throw new DocumentError(file, ['is missing']);
  const definition = readYaml(text, file, validateGoldenPath);
  const path = { definition, folder, files };
  const missing = (['outputs', 'application'] as const).flatMap(list =>
    definition[list]
      .filter(({ from }) => filesOf(path, from).length === 0)
      .map(({ from }) => `${list} names ${from}, which is not there`),
  );
  if (missing.length > 0) throw new DocumentError(file, missing);
  return path;
}

/** The files that an output copies: one file, or all of a folder, in order. */
export function filesOf(path: GoldenPath, from: string): string[] {
  if (path.files.has(from)) return [from];
  const prefix = `${from.replace(/\/$/, '')}/`;
  return [...path.files.keys()]
    .filter(each => each.startsWith(prefix))
    .sort((a, b) => (a < b ? -1 : 1));
}
