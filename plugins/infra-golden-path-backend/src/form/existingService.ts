import { ConflictError, NotFoundError } from '@backstage/errors';
import { type ExistingService, intentPath } from '@infra-portal/infra-common';
import {
  DocumentError,
  readYaml,
  repositoryName,
} from '@infra-portal/infra-node';
import { readRepository } from '../repository/readRepository';
import type { Base } from '../repository/types';

/**
 * The intent of a service, for editing: what its file says, without defaults.
 * What is wrong with it the previews say at its fields.
 * @throws NotFoundError when there is none
 * @throws ConflictError when the file cannot be read as YAML
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
  return {
    repository,
    path,
    commit: tree.commit,
    text,
    intent: dataOf(text, path),
  };
}

function dataOf(text: string, path: string): ExistingService['intent'] {
  try {
    const data = readYaml(text, path, value => ({ ok: true, value }));
    // YAML knows more kinds of values and keys than JSON does.
    const plain: unknown = JSON.parse(JSON.stringify(data ?? null));
    if (typeof plain === 'object' && plain !== null && !Array.isArray(plain)) {
      return plain as ExistingService['intent'];
    }
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    throw new ConflictError(
      `${error.message}\nMend the file in the repository; it cannot be edited here.`,
    );
  }
  throw new ConflictError(
    `${path} holds no answers. Mend the file in the repository; it cannot be edited here.`,
  );
}
