import type { ServiceIntent, Standards } from '@infra-portal/infra-common';
import type { GoldenPath } from '../goldenPath';
import { type RenderedFile, renderOutputs } from '../renderOutputs';
import { ServiceScope } from '../serviceScope';

/** What a generated file was made of. */
export type FileSource = NonNullable<RenderedFile['source']> &
  Pick<RenderedFile, 'environment'>;

/**
 * What the files of a service are made of, by where they go; without the intent,
 * and the lists that services share.
 * @throws HclError where the golden path is wrong
 * @throws DocumentError when the path is not the intent's
 */
export async function sourcesOf(
  intent: ServiceIntent,
  standards: Standards,
  path: GoldenPath,
): Promise<Map<string, FileSource>> {
  const outputs = await renderOutputs(
    new ServiceScope(intent, standards, path),
  );
  const found = new Map<string, FileSource>();
  for (const { path: file, source, environment } of outputs.values()) {
    if (source) found.set(file, { ...source, environment });
  }
  return found;
}
