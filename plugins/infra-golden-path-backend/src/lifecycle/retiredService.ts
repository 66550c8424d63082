import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  intentPath,
  type PreviewEnvironment,
  type Standards,
} from '@infra-portal/infra-common';
import { repositoryName } from '@infra-portal/infra-node';
import { environmentsOf } from '../previews/environmentsOf';
import { type Former, formerOf } from '../previews/formerOf';
import {
  readRepository,
  type RepositoryModel,
} from '../repository/readRepository';
import type { BaseTree } from '../repository/types';

/** A service as its repository has it. */
export interface RetiredService {
  model: RepositoryModel;
  standards: Standards;
  former: Former;
  environments: PreviewEnvironment[];
}

/**
 * Reads a service that is to be retired.
 * @throws NotFoundError when there is none
 * @throws ConflictError when its answers or its golden path cannot be used
 */
export async function retiredService(
  tree: BaseTree,
  product: string,
  service: string,
): Promise<RetiredService> {
  const model = await readRepository(tree);
  const { standards } = model.reading;
  const file = standards && intentPath(standards, product, service);
  const text = file && (await tree.read(file));
  if (!standards || !file || text === undefined) {
    throw new NotFoundError(
      `${repositoryName(
        tree.repository,
      )} has no service.yaml for ${product}/${service}`,
    );
  }
  const former = await formerOf(model, file, text);
  if (!former) {
    throw new ConflictError(
      `${file} or the golden path that it names cannot be used. Mend it first: nobody can tell what belongs to the service.`,
    );
  }
  const { intent, path } = former;
  const environments = environmentsOf(
    ...([intent, standards, path.definition, tree.repository] as const),
  );
  return { model, standards, former, environments };
}
