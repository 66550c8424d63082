import { InputError } from '@backstage/errors';
import { type DraftInput, findCredential } from '@infra-portal/infra-common';
import { parseRepository } from '../repository/repositoryName';

/** Characters of one draft; a large service has some 5,000. */
const LARGEST = 64 * 1024;

/**
 * Refuses what is not to be kept.
 * @throws InputError for drafts that are too large, for what looks like a secret,
 *   and for a repository that is none
 */
export function checkDraft({ intent, repository, title }: DraftInput): void {
  if (repository !== undefined) parseRepository(repository);
  const size = JSON.stringify(intent).length;
  if (size > LARGEST) {
    throw new InputError(
      `This draft has ${Math.ceil(size / 1024)} KiB; at most ${
        LARGEST / 1024
      } KiB are kept. Shorten its texts.`,
    );
  }
  const found = findCredential({ intent, title });
  if (!found) return;
  const place = found.path.slice(found.path[0] === 'intent' ? 1 : 0);
  throw new InputError(
    `${place.join('.')} looks like a secret (${
      found.kind
    }) and was not saved. Keep it in Secrets Manager, and name it under secrets.`,
  );
}
