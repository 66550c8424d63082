import { InputError } from '@backstage/errors';

/** The infrastructure repository in the forms templates need. */
export type InfrastructureRepository = {
  /** As scaffolder actions take it: `host?owner=…&repo=…`. */
  repoUrl: string;
  /** Its web address, without a trailing slash or `.git`. */
  url: string;
  owner: string;
  name: string;
};

const NAME = /^[A-Za-z0-9_.-]+$/;

/**
 * Reads a repository's web address.
 *
 * @param key - where the address was configured, for the error text
 * @throws InputError when it is not `http(s)://host/owner/name`
 */
export function parseInfrastructureRepository(
  address: string,
  key: string,
): InfrastructureRepository {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const parts = (url?.pathname ?? '')
    .replace(/\/$/, '')
    .replace(/\.git$/, '')
    .split('/')
    .slice(1);
  const [owner, name] = parts;
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    url.username ||
    parts.length !== 2 ||
    !NAME.test(owner) ||
    !NAME.test(name)
  ) {
    throw new InputError(
      `${key} does not name a repository. Write it as 'https://github.com/<owner>/<name>', without credentials.`,
    );
  }
  return {
    repoUrl: `${url.host}?owner=${owner}&repo=${name}`,
    url: `${url.origin}/${owner}/${name}`,
    owner,
    name,
  };
}
