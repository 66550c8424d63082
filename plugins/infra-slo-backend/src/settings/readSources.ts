import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** A source of numbers as the configuration has it. */
export interface SourceConfig {
  name: string;
  type: 'prometheus' | 'cloudwatch';
  /** That people open. */
  webUrl?: string;
  config: Config;
}

/**
 * Sources of numbers.
 * @throws InputError when a type is unknown, or two have one name
 */
export function readSources(config: Config): SourceConfig[] {
  const key = 'infraSlo.dataSources';
  const names = new Set<string>();
  return (config.getOptionalConfigArray(key) ?? []).map((each, index) => {
    const name = each.getString('name');
    const type = each.getString('type');
    if (type !== 'prometheus' && type !== 'cloudwatch') {
      throw new InputError(
        `${key}[${index}].type is ${JSON.stringify(
          type,
        )}; it must be prometheus or cloudwatch.`,
      );
    }
    if (names.has(name)) {
      throw new InputError(
        `${key}[${index}].name is ${JSON.stringify(
          name,
        )}, which another one is called, too.`,
      );
    }
    names.add(name);
    const webUrl = each.getOptionalString('webUrl');
    return {
      ...{ name, type, config: each },
      ...(webUrl !== undefined && { webUrl: webUrl.replace(/\/+$/, '') }),
    };
  });
}
