import type { Config } from '@backstage/config';
import { readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { InputError } from '@backstage/errors';
import { PrometheusClient } from './PrometheusClient';
import { PrometheusSource } from './PrometheusSource';

/** The address without what it may say of a user. */
function addressOf(text: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new InputError('url of a data source is no address.');
  }
  if (!/^https?:$/.test(url.protocol)) {
    throw new InputError('url of a data source must be http or https.');
  }
  return url;
}

/**
 * A source of numbers as one entry of `infraSlo.dataSources` has it.
 * @throws InputError when its address is none
 */
export function createPrometheusSource(config: Config): PrometheusSource {
  const url = addressOf(config.getString('url'));
  const headers = config.getOptional<Record<string, string>>('headers');
  const username =
    config.getOptionalString('username') ??
    (decodeURIComponent(url.username) || undefined);
  const password =
    config.getOptionalString('password') ??
    (decodeURIComponent(url.password) || undefined);
  const token = config.getOptionalString('token');
  url.username = '';
  url.password = '';
  const client = new PrometheusClient({
    ...{ url: url.href, headers },
    ...(username !== undefined && { username, password }),
    ...(token !== undefined && { token }),
    ...(config.has('timeout') && {
      timeout: durationToMilliseconds(
        readDurationFromConfig(config, { key: 'timeout' }),
      ),
    }),
  });
  const interval = config.getOptionalNumber('interval');
  return new PrometheusSource(client, {
    ...(interval !== undefined && { interval }),
  });
}
