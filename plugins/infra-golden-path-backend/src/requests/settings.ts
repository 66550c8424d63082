import { readDurationFromConfig } from '@backstage/config';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type { RequestSettings } from './steps/types';

const POLL = { minutes: 3 };
const PATIENCE = 20_000;

function oneOf<T extends string>(
  config: Config | undefined,
  key: string,
  allowed: readonly [T, ...T[]],
): T {
  const value = config?.getOptionalString(key) ?? allowed[0];
  const found = allowed.find(each => each === value);
  if (found) return found;
  throw new InputError(
    `infraPortal.pullRequests.${key} is ${JSON.stringify(
      value,
    )}; it must be one of ${allowed.join(', ')}.`,
  );
}

/** Settings of pull requests: `infraPortal.pullRequests` of the configuration. */
export function readRequestSettings(config: Config): RequestSettings {
  const ours = config.getOptionalConfig('infraPortal.pullRequests');
  const appUrl = config.getString('app.baseUrl').replace(/\/+$/, '');
  return {
    commits: oneOf(ours, 'commits', ['git', 'api']),
    language: oneOf(ours, 'language', ['en', 'ko']),
    committer: {
      name: ours?.getOptionalString('committer.name') ?? 'Infra portal',
      email:
        ours?.getOptionalString('committer.email') ??
        'infra-portal@users.noreply.github.com',
    },
    pageUrl: id => `${appUrl}/pull-requests/${encodeURIComponent(id)}`,
    poll: durationToMilliseconds(
      ours?.has('poll') ? readDurationFromConfig(ours, { key: 'poll' }) : POLL,
    ),
    patience: PATIENCE,
  };
}
