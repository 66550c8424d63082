import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  parseRepositoryAddress,
  repositoryKey,
  type RepositoryRef,
} from '@infra-portal/infra-node';

/** A secret, and the repositories that it speaks for. */
export interface ReportSecret {
  secret: string;
  /** As `repositoryKey` writes them. */
  repositories: ReadonlySet<string>;
}

const KEY = 'infraPortal.reports';
/** HMAC keys that can be guessed protect nothing. */
const SHORTEST = 16;

/**
 * The secrets in `infraPortal.reports`; none is fine, and one that is not set is
 * left out. Several of one repository are all good: so they are changed.
 * @param known the repositories of the portal
 * @throws InputError naming the setting that is wrong
 */
export function readReportSecrets(
  config: Config,
  known: readonly RepositoryRef[],
): ReportSecret[] {
  const keys = new Set(known.map(repositoryKey));
  return (config.getOptionalConfigArray(KEY) ?? []).flatMap((each, index) => {
    // A variable that is empty gives an empty text, which getString refuses.
    if (!each.getOptional('secret')) return [];
    const secret = each.getString('secret');
    if (secret.length < SHORTEST) {
      throw new InputError(
        `${KEY}[${index}].secret is too short. Make one with "openssl rand -hex 20".`,
      );
    }
    const name = `${KEY}[${index}].repositories`;
    const repositories = each.getStringArray('repositories').map(address => {
      const key = repositoryKey(parseRepositoryAddress(address, name));
      if (keys.has(key)) return key;
      throw new InputError(
        `${name} names ${address}, which the portal does not read. Add it to infraPortal.stacks.repositories, or write it as it is there.`,
      );
    });
    return [{ secret, repositories: new Set(repositories) }];
  });
}
