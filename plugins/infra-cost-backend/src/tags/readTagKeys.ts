import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const KEY = 'infraCost.tags';
/** Every tag that costs are kept by is kept for each day. */
const MOST_TAGS = 10;
const LONGEST = 128;

/**
 * Tags of the configuration that costs are kept by, beside those that the
 * standards ask for.
 * @throws InputError naming what is wrong with them
 */
export function readTagKeys(config: Config): string[] {
  const keys = config.getOptionalStringArray(KEY) ?? [];
  const isRight = keys.every(
    key => key.trim() === key && key !== '' && key.length <= LONGEST,
  );
  if (isRight && keys.length <= MOST_TAGS) return [...new Set(keys)];
  throw new InputError(
    `${KEY} must have up to ${MOST_TAGS} names of tags with up to ${LONGEST} characters, such as [CostCenter].`,
  );
}
