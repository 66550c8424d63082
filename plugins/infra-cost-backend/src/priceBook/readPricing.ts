import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const KEY = 'infraCost.pricing';

/** Where prices are read, with which key, and when. */
export interface PricingSettings {
  /** Without a slash at the end, a user, a password or a query. */
  url: string;
  apiKey: string;
  schedule: SchedulerServiceTaskScheduleDefinition;
}

const USUAL: SchedulerServiceTaskScheduleDefinition = {
  frequency: { hours: 6 },
  timeout: { minutes: 10 },
  initialDelay: { seconds: 30 },
};

function addressOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain =
    url && /^https?:$/.test(url.protocol) && !url.username && !url.password;
  if (!isPlain || url.search || url.hash) {
    // What was given may hold a password, so it is not repeated.
    throw new InputError(
      `${KEY}.url must be an http or https address without user, password and query, such as https://pricing.api.infracost.io.`,
    );
  }
  return url.href.replace(/\/+$/, '');
}

/**
 * The pricing API in the configuration, if there is one. An empty address is as
 * good as none, so that it can come from the environment.
 * @throws InputError naming the setting that is wrong
 */
export function readPricing(config: Config): PricingSettings | undefined {
  const own = config.getOptionalConfig(KEY);
  const text = own?.getOptional<unknown>('url');
  if (!own || text === undefined || text === '') return undefined;
  return {
    url: addressOf(own.getString('url')),
    apiKey: own.getString('apiKey'),
    schedule: own.has('schedule')
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          own.getConfig('schedule'),
        )
      : USUAL,
  };
}
