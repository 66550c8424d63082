import type { ServiceIntent, Standards } from '@infra-portal/infra-common';
import { isSloFile, type SloFile } from '../slo';
import type { GoldenPath } from './goldenPath';
import { renderOutputs } from './renderOutputs';
import { ServiceScope } from './serviceScope';

/**
 * The files of objectives that a golden path makes of an intent, and nothing else:
 * a fraction of the work of a rendering. Throws as `renderService`.
 */
export async function renderObjectives(
  intent: ServiceIntent,
  standards: Standards,
  path: GoldenPath,
): Promise<SloFile[]> {
  const { definition } = path;
  const outputs = definition.outputs.filter(({ to }) => isSloFile(to));
  const only = { ...path, definition: { ...definition, outputs } };
  const files = await renderOutputs(new ServiceScope(intent, standards, only));
  return [...files.values()].map(({ path: file, text }) => ({
    ...{ path: file, text },
  }));
}
