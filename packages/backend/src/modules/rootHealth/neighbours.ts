import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { HealthCheck } from './PortalHealth';

const KEY = 'infraPortal.health.neighbours';

/**
 * The neighbours named in the configuration, as checks. One without an address
 * (its variable is not set) is left out.
 *
 * @throws InputError naming the key when an address is not an http(s) URL.
 */
export function readNeighbours(
  config: RootConfigService,
): Map<string, HealthCheck> {
  const neighbours = config.getOptionalConfig(KEY);
  const checks = new Map<string, HealthCheck>();
  for (const name of neighbours?.keys() ?? []) {
    const address = neighbours!.getOptionalString(name);
    if (address) {
      checks.set(name, checkOf(`${KEY}.${name}`, address));
    }
  }
  return checks;
}

function checkOf(key: string, address: string): HealthCheck {
  if (!URL.canParse(address) || !/^https?:/.test(address)) {
    throw new InputError(
      `${key} is '${address}', which is not an http or https address. Write it as 'https://host[:port][/path]' or leave it out.`,
    );
  }
  return async () => {
    const answer = await fetch(address, {
      signal: AbortSignal.timeout(2_000),
      redirect: 'manual',
    });
    await answer.body?.cancel();
    if (answer.status >= 500) {
      throw new Error(`answered ${answer.status}`);
    }
  };
}
