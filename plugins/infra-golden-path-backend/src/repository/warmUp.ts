import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  DocumentError,
  type GoldenPath,
  readGoldenPathFolder,
  readListAhead,
  shippedSchemas,
} from '@infra-portal/infra-node';
import { claimsIndex } from '../collisions/claimsIndex';
import { costCentersOf } from '../form/costCenters';
import { createPauses } from '../util/steps';
import { readRepository } from './readRepository';
import type { Bases, BaseTree } from './types';

/** The list of both files. */
const PROJECTS = 'projects';

/** Lists with an item for each stack, which are the longest files that there are. */
function listsOf({ definition }: GoldenPath): string[] {
  const { atlantis, infracost } = definition.lists;
  return [atlantis, infracost].flatMap(list => (list ? [list.file] : []));
}

/**
 * Reads once what previews and the form need of a base. A golden path that is
 * broken is told to whoever asks for it.
 */
export async function prepareBase(tree: BaseTree): Promise<void> {
  const model = await readRepository(tree);
  const lists = new Set<string>();
  for (const folder of model.goldenPaths) {
    try {
      const path = await readGoldenPathFolder(tree, folder);
      listsOf(path).forEach(file => lists.add(file));
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
    }
  }
  const pause = createPauses();
  for (const file of lists) {
    const text = await tree.read(file);
    if (text !== undefined) await readListAhead(text, PROJECTS, pause);
  }
  const { standards } = model.reading;
  if (!standards) return;
  await claimsIndex(model, standards);
  await costCentersOf(model, standards);
}

/**
 * Does before the first preview what it would wait for: the mirror of the
 * default repository and the providers' schemas. Never throws.
 */
export async function warmUp(
  bases: Bases,
  logger: LoggerService,
): Promise<void> {
  try {
    await bases.of();
    shippedSchemas();
    logger.debug('Ready for previews');
  } catch (error) {
    logger.warn(
      'Could not get ready for previews; the first one takes longer',
      {
        error: (error as Error).message,
      },
    );
  }
}
