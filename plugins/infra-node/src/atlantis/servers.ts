import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { AtlantisVoice } from '@infra-portal/infra-common';
import { parseRepositoryAddress } from '../mirror/repositories';
import type { RepositoryRef } from '../mirror/types';

/** A server of Atlantis, as the configuration has it. */
export interface AtlantisServerSettings extends AtlantisVoice {
  /** Without a slash at its end. */
  url: string;
  /** Undefined: it serves all repositories. */
  repositories?: RepositoryRef[];
  /** `--api-secret`; not needed to look at locks. */
  token?: string;
  /** What it sends with its webhooks; undefined: they are refused. */
  webhookSecret?: string;
}

const KEY = 'infraPortal.atlantis';

/**
 * The servers in `infraPortal.atlantis`; none is fine, and one whose address is
 * not set is left out.
 * @throws InputError naming the setting that is wrong
 */
export function readAtlantisServers(config: Config): AtlantisServerSettings[] {
  const servers = config.getOptionalConfigArray(KEY) ?? [];
  return servers.flatMap((each, index) => {
    const url = each.getOptionalString('url')?.replace(/\/+$/, '');
    return url === undefined ? [] : read(each, url, `${KEY}[${index}]`);
  });
}

function read(
  config: Config,
  url: string,
  key: string,
): AtlantisServerSettings {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const sound =
    parsed &&
    /^https?:$/.test(parsed.protocol) &&
    !parsed.username &&
    !parsed.password;
  if (!sound) {
    throw new InputError(
      `${key}.url is no web address. Write it as 'https://atlantis.example.com', without credentials.`,
    );
  }
  const repositories = config
    .getOptionalStringArray('repositories')
    ?.map(address => parseRepositoryAddress(address, `${key}.repositories`));
  const user = config.getOptionalString('user');
  const token = config.getOptionalString('token');
  const webhookSecret = config.getOptionalString('webhookSecret');
  return {
    url,
    ...(repositories && { repositories }),
    ...(user && { user }),
    ...(token && { token }),
    ...(webhookSecret && { webhookSecret }),
    statusName: config.getOptionalString('statusName') ?? 'atlantis',
    executable: config.getOptionalString('executable') ?? 'atlantis',
  };
}
