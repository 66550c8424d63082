import path from 'node:path';
import {
  type GoldenPathFolder,
  type MirrorEntry,
  readYaml,
} from '@infra-portal/infra-node';
import { LruMap } from '../util/LruMap';
import { createPauses } from '../util/steps';
import type { BaseTree } from './types';

/** The file of an intent. */
export const INTENT_FILE = 'service.yaml';

/** A `service.yaml` of a base, as far as it can be read. */
export interface ServiceFile {
  path: string;
  /** Its data; empty when it cannot be read. */
  data: Record<string, unknown>;
}

/** Data of intents by object name. */
const intents = new LruMap<string, Record<string, unknown>>(50_000);

/**
 * All intents of a base. Files that did not change are not read again. Those that
 * golden paths are tested with are of nobody's service.
 */
export async function servicesOf(
  tree: BaseTree,
  entries: ReadonlyMap<string, MirrorEntry>,
  goldenPaths: readonly Pick<GoldenPathFolder, 'folder'>[],
): Promise<ServiceFile[]> {
  const tests = goldenPaths.map(({ folder }) =>
    path.posix.join(folder, 'tests/'),
  );
  const files = [...entries.values()].filter(
    entry =>
      path.posix.basename(entry.path) === INTENT_FILE &&
      entry.mode !== '120000' &&
      !tests.some(folder => entry.path.startsWith(folder)),
  );
  const fresh = files.filter(({ id }) => intents.get(id) === undefined);
  const texts = await tree.readObjects(fresh.map(({ id }) => id));
  const pause = createPauses();
  for (const { id } of fresh) {
    intents.set(id, readData(texts.get(id) ?? ''));
    await pause();
  }
  return files.map(({ path: file, id }) => ({
    path: file,
    data: intents.get(id) ?? {},
  }));
}

function readData(text: string): Record<string, unknown> {
  try {
    return readYaml(text, INTENT_FILE, data => ({
      ok: true,
      value: isRecord(data) ? data : {},
    }));
  } catch {
    // Somebody else's broken file; who edits it is told.
    return {};
  }
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
