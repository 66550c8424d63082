import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  parseRepositoryAddress,
  repositoryKey,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { createHash, timingSafeEqual } from 'node:crypto';

const KEY = 'infraCost.reports.tokens';
/** What can be guessed protects nothing. */
const SHORTEST = 16;

const hashOf = (text: string) => createHash('sha256').update(text).digest();

/** Which repositories a token speaks for. */
export class ReportTokens {
  readonly #tokens: { hash: Buffer; repository: string }[];

  constructor(tokens: readonly { token: string; repository: string }[]) {
    this.#tokens = tokens.map(({ token, repository }) => ({
      hash: hashOf(token),
      repository,
    }));
  }

  get isEmpty(): boolean {
    return this.#tokens.length === 0;
  }

  /** Keys of repositories. How long it takes does not tell which was near. */
  repositoriesOf(token: string): Set<string> {
    const hash = hashOf(token);
    const own = this.#tokens.filter(each => timingSafeEqual(each.hash, hash));
    return new Set(own.map(({ repository }) => repository));
  }
}

/**
 * The tokens in the configuration; none is fine, and one that is not set is left
 * out. Several of one repository are all good: so they are changed.
 * @param known the repositories of the portal
 * @throws InputError naming the setting that is wrong
 */
export function readReportTokens(
  config: Config,
  known: readonly RepositoryRef[],
): ReportTokens {
  const keys = new Set(known.map(repositoryKey));
  const all = config.getOptionalConfigArray(KEY) ?? [];
  const tokens = all.flatMap((each, index) => {
    // A variable that is empty gives an empty text, which getString refuses.
    if (!each.getOptional('token')) return [];
    const token = each.getString('token');
    if (token.length < SHORTEST) {
      throw new InputError(
        `${KEY}[${index}].token is too short. Make one with "openssl rand -hex 20".`,
      );
    }
    const setting = `${KEY}[${index}].repository`;
    const address = each.getString('repository');
    const repository = repositoryKey(parseRepositoryAddress(address, setting));
    if (!keys.has(repository)) {
      throw new InputError(
        `${setting} is ${address}, which the portal does not read. Add it to infraPortal.stacks.repositories, or write it as it is there.`,
      );
    }
    return [{ token, repository }];
  });
  return new ReportTokens(tokens);
}
