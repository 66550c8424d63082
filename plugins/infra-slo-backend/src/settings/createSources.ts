import { createPrometheusSource } from '../prometheus';
import type { SloNumbers } from '../sources';
import type { SourceConfig } from './readSources';

/**
 * Sources of numbers, by the name of the configuration.
 * @throws InputError naming the setting that is wrong
 */
export async function createSources(
  sources: readonly SourceConfig[],
): Promise<Map<string, SloNumbers>> {
  const found = new Map<string, SloNumbers>();
  for (const { name, type, config } of sources) {
    if (type === 'prometheus') {
      found.set(name, createPrometheusSource(config));
      continue;
    }
    // Its SDK is large, and most portals have no need of it.
    const { createCloudWatchSource } = await import('../cloudwatch');
    found.set(name, createCloudWatchSource(config));
  }
  return found;
}
