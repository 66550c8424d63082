import { InputError } from '@backstage/errors';
import type { RepositoryRef } from '@infra-portal/infra-node';

const NAME =
  /^([a-z0-9.-]{1,253}(?::\d{1,5})?)\/([A-Za-z0-9][A-Za-z0-9-]{0,38})\/([A-Za-z0-9._-]{1,100})$/;

/**
 * Reads `host/owner/name`.
 * @throws InputError when the text names no repository
 */
export function parseRepository(text: string): RepositoryRef {
  const [, host, owner, name] = NAME.exec(text) ?? [];
  if (!host) {
    const shown = JSON.stringify(text.slice(0, 120));
    throw new InputError(
      `${shown} names no repository: write host/owner/name, such as github.com/acme/infrastructure`,
    );
  }
  return { host, owner, name };
}
