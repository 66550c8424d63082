import { NotFoundError } from '@backstage/errors';
import {
  type ExistingService,
  intentPath,
  validateIntent,
} from '@infra-portal/infra-common';
import { readYaml, repositoryName } from '@infra-portal/infra-node';
import { readRepository } from '../repository/readRepository';
import type { Base } from '../repository/types';

/**
 * The intent of a service, for editing.
 * @throws NotFoundError when there is none
 */
export async function existingService(
  base: Base,
  product: string,
  service: string,
): Promise<ExistingService> {
  const { reading, tree } = await readRepository(base.tree);
  const path =
    reading.standards && intentPath(reading.standards, product, service);
  const text = path && (await tree.read(path));
  const repository = repositoryName(tree.repository);
  if (!path || text === undefined) {
    throw new NotFoundError(
      `${repository} has no service.yaml for ${product}/${service}`,
    );
  }
  const intent = readYaml(text, path, validateIntent);
  return {
    repository,
    path,
    commit: tree.commit,
    text,
    // Checked JSON data: what it leaves out is not there.
    intent: JSON.parse(JSON.stringify(intent)),
  };
}
