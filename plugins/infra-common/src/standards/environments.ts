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

/** Words for environments that the portal makes nothing in. */
const OTHERS: ReadonlyMap<string, string[]> = new Map([
  ['sandbox', ['sbx']],
  ['preview', []],
  ['test', ['tst', 'testing']],
  ['int', ['integration']],
  ['nonprod', ['non-prod', 'nonproduction']],
  ['qa', []],
  ['sit', []],
  ['perf', ['performance', 'loadtest']],
  ['uat', []],
  ['demo', []],
  ['preprod', ['pre-prod', 'preproduction']],
  ['dr', []],
]);
/** The way from the first trial to what people use, and what serves them all. */
const WAY = [
  ...['sandbox', 'dev', 'preview', 'test', 'int', 'nonprod', 'qa', 'sit'],
  ...['perf', 'uat', 'stg', 'demo', 'preprod', 'prod', 'dr', 'shared'],
];

/** Where an environment stands on the way to production; others come last. */
export function environmentRank(environment: string): number {
  const rank = WAY.indexOf(environment);
  return rank < 0 ? WAY.length : rank;
}

/**
 * The environment that a stack's place means by a word: one of the four, or
 * another one that the standards name.
 */
export function placeWordOf(
  word: string,
  standards?: Pick<Standards, 'environments' | 'otherEnvironments'>,
): string | undefined {
  const wanted = word.toLowerCase();
  return (
    environmentOf(word, standards) ??
    standards?.otherEnvironments?.find(each => each.toLowerCase() === wanted)
  );
}

/**
 * A word that is often an environment, and may be the name of something else:
 * believe it only where nothing else names an environment.
 */
export function usualPlaceWord(word: string): string | undefined {
  const wanted = word.toLowerCase();
  for (const [name, aliases] of OTHERS) {
    if (name === wanted || aliases.includes(wanted)) return name;
  }
  return undefined;
}
