import { ApplicationSignalsClient } from '@aws-sdk/client-application-signals';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import {
  fromNodeProviderChain,
  fromTemporaryCredentials,
} from '@aws-sdk/credential-providers';
import { type Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { CloudWatchSource } from './CloudWatchSource';

export interface CreateCloudWatchSourceDeps {
  /** Epoch seconds. */
  now?: () => number;
}

const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;
const ROLE = /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/;
/** Tries of one request; the SDK waits longer before each, and as AWS says. */
const TRIES = 4;
const PATIENCE = 10_000;

/**
 * A source of numbers as one entry of `infraSlo.dataSources` of type cloudwatch has
 * it. Credentials are those of the process, or of a role that it takes on.
 * @throws InputError when a region or a role is none
 */
export function createCloudWatchSource(
  config: Config,
  { now }: CreateCloudWatchSourceDeps = {},
): CloudWatchSource {
  const region = matching(config, 'region', REGION);
  const role = matching(config, 'roleArn', ROLE);
  const endpoint = config.getOptionalString('url');
  const timeout = config.has('timeout')
    ? durationToMilliseconds(readDurationFromConfig(config, { key: 'timeout' }))
    : PATIENCE;
  const own = fromNodeProviderChain();
  const credentials =
    role === undefined
      ? own
      : fromTemporaryCredentials({
          masterCredentials: own,
          params: { RoleArn: role, RoleSessionName: 'infra-portal' },
          ...(region !== undefined && { clientConfig: { region } }),
        });
  const settings = (where: string) => ({
    ...{ region: where, credentials, maxAttempts: TRIES },
    requestHandler: { requestTimeout: timeout, connectionTimeout: timeout },
    ...(endpoint !== undefined && { endpoint }),
  });
  return new CloudWatchSource({
    ...(region !== undefined && { region }),
    metricsOf: kept(where => new CloudWatchClient(settings(where))),
    signalsOf: kept(where => new ApplicationSignalsClient(settings(where))),
    ...(now && { now }),
  });
}

function matching(
  config: Config,
  key: string,
  pattern: RegExp,
): string | undefined {
  const value = config.getOptionalString(key);
  if (value === undefined || pattern.test(value)) return value;
  throw new InputError(
    `${key} of a data source of type cloudwatch is ${JSON.stringify(
      value,
    )}, which is none.`,
  );
}

/** One client for each region; they keep connections. */
function kept<T>(make: (region: string) => T): (region: string) => T {
  const clients = new Map<string, T>();
  return region => {
    const client = clients.get(region) ?? make(region);
    clients.set(region, client);
    return client;
  };
}
