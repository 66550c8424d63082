import { readDurationFromConfig } from '@backstage/config';
import type { Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { readCommitSettings } from '@infra-portal/infra-node';
import type { RequestSettings } from './steps/types';

const POLL = { minutes: 3 };
const PATIENCE = 20_000;

/** Settings of pull requests: `infraPortal.pullRequests` of the configuration. */
export function readRequestSettings(config: Config): RequestSettings {
  const ours = config.getOptionalConfig('infraPortal.pullRequests');
  const appUrl = config.getString('app.baseUrl').replace(/\/+$/, '');
  return {
    ...readCommitSettings(config),
    pageUrl: id => `${appUrl}/pull-requests/${encodeURIComponent(id)}`,
    reviewUrl: (repository, number) =>
      `${appUrl}/pull-requests/${repository
        .split('/')
        .map(encodeURIComponent)
        .join('/')}/${number}`,
    poll: durationToMilliseconds(
      ours?.has('poll') ? readDurationFromConfig(ours, { key: 'poll' }) : POLL,
    ),
    patience: PATIENCE,
  };
}
