import type { Standards } from '@infra-portal/infra-common';
import {
  readStandards,
  StandardsError,
  type FileProblem,
} from '@infra-portal/infra-node';
import { LruMap } from '../util/LruMap';
import type { BaseTree } from './types';

/** The file of the standards. */
export const STANDARDS_FILE = 'portal.yaml';

/** What `portal.yaml` of a commit says, or why it says nothing. */
export interface StandardsReading {
  /** Object name of the file. */
  id?: string;
  standards?: Standards;
  problems: FileProblem[];
}

const readings = new LruMap<string, StandardsReading>(32);

/** Reads the standards of a base; the same file is read once. */
export async function standardsOf(tree: BaseTree): Promise<StandardsReading> {
  const entry = (await tree.entries()).get(STANDARDS_FILE);
  if (!entry) {
    const message =
      'is missing: an infrastructure repository has its standards in this file';
    return {
      problems: [{ file: STANDARDS_FILE, line: 1, column: 1, message }],
    };
  }
  const known = readings.get(entry.id);
  if (known) return known;
  const text = (await tree.read(STANDARDS_FILE)) ?? '';
  const reading = { id: entry.id, ...read(text) };
  readings.set(entry.id, reading);
  return reading;
}

function read(text: string): Omit<StandardsReading, 'id'> {
  try {
    return { standards: readStandards(text, STANDARDS_FILE), problems: [] };
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    return { problems: error.problems };
  }
}
