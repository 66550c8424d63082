import type { EnvironmentName, Standards } from './schema';

/** Words that mean an environment wherever nobody says otherwise. */
const USUAL: Record<EnvironmentName, string[]> = {
  shared: ['common', 'global'],
  dev: ['develop', 'development'],
  stg: ['stage', 'staging'],
  prod: ['prd', 'production', 'live'],
};

/**
 * The environment that a word (a folder, a tag, a workspace) means; without
 * standards by the usual words. Case does not matter.
 */
export function environmentOf(
  word: string,
  standards?: Pick<Standards, 'environments'>,
): EnvironmentName | undefined {
  const wanted = word.toLowerCase();
  const names = Object.keys(USUAL) as EnvironmentName[];
  const declared = names.find(name =>
    standards?.environments[name]?.aliases.some(
      alias => alias.toLowerCase() === wanted,
    ),
  );
  return (
    declared ??
    names.find(name => name === wanted || USUAL[name].includes(wanted))
  );
}
