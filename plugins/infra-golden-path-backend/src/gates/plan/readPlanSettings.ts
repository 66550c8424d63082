import { readDurationFromConfig } from '@backstage/config';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import { durationToMilliseconds } from '@backstage/types';
import type { PlanSettings } from './planGate';

const KEY = 'infraPortal.goldenPath.plan';

/** Reads how plans are made; all of it has defaults. */
export function readPlanSettings(config: RootConfigService): PlanSettings {
  const own = config.getOptionalConfig(KEY);
  const timeout = own?.has('timeout')
    ? readDurationFromConfig(own, { key: 'timeout' })
    : { seconds: 30 };
  return {
    trusted: own?.getOptionalBoolean('trusted') ?? false,
    timeout: durationToMilliseconds(timeout),
  };
}
