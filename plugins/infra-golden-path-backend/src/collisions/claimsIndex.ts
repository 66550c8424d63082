import {
  type ServiceIntent,
  type Standards,
  validateIntent,
} from '@infra-portal/infra-common';
import {
  type Claims,
  claimsOf,
  DocumentError,
  readGoldenPathFolder,
  readYaml,
} from '@infra-portal/infra-node';
import type { RepositoryModel } from '../repository/readRepository';
import { LruMap } from '../util/LruMap';
import { createPauses } from '../util/steps';

/** Where stacks stand when a golden path cannot be read. */
const USUAL_STACK = 'stacks/{product}/{service}/{environment}';

/** What services take, by their intent, the standards and the path's stack. */
const known = new LruMap<string, Claims | 'none'>(50_000);

/** Folders of stacks by the golden path's name. */
export type StackPatterns = ReadonlyMap<string, string>;

export async function stackPatterns(
  model: RepositoryModel,
): Promise<StackPatterns> {
  const patterns = new Map<string, string>();
  for (const folder of model.goldenPaths) {
    try {
      const path = await readGoldenPathFolder(model.tree, folder);
      patterns.set(folder.name, path.definition.stack);
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
    }
  }
  return patterns;
}

const indexes = new WeakMap<RepositoryModel, Promise<Claims[]>>();

/**
 * What all services of a repository take: made once for a commit, and only for
 * the services that changed since the one before.
 */
export function claimsIndex(
  model: RepositoryModel,
  standards: Standards,
): Promise<Claims[]> {
  const made = indexes.get(model) ?? makeIndex(model, standards);
  indexes.set(model, made);
  made.catch(() => indexes.delete(model));
  return made;
}

async function makeIndex(
  model: RepositoryModel,
  standards: Standards,
): Promise<Claims[]> {
  const patterns = await stackPatterns(model);
  const pause = createPauses();
  const all: Claims[] = [];
  for (const { path, data } of model.services) {
    const id = model.entries.get(path)?.id ?? path;
    const key = [id, model.reading.id, ...[...patterns].flat()].join('\n');
    const claims = known.get(key) ?? claimsOfData(data, standards, patterns);
    known.set(key, claims);
    if (claims !== 'none') all.push(claims);
    await pause();
  }
  return all;
}

/** What a service takes by the data of its intent. */
export function claimsOfData(
  data: unknown,
  standards: Standards,
  patterns: StackPatterns,
): Claims | 'none' {
  const validated = validateIntent(data);
  return validated.ok
    ? claimsOfIntent(validated.value, standards, patterns)
    : 'none';
}

/** The same by the text of its file; texts of others may be anything. */
export function claimsOfText(
  text: string,
  file: string,
  standards: Standards,
  patterns: StackPatterns,
): Claims | 'none' {
  try {
    const intent = readYaml(text, file, validateIntent);
    return claimsOfIntent(intent, standards, patterns);
  } catch (error) {
    if (error instanceof DocumentError) return 'none';
    throw error;
  }
}

export function claimsOfIntent(
  intent: ServiceIntent,
  standards: Standards,
  patterns: StackPatterns,
): Claims {
  const stack = patterns.get(intent.goldenPath.name) ?? USUAL_STACK;
  return claimsOf(intent, standards, { stack });
}
