/** `ap-northeast-2` of AWS, `asia-northeast3` of Google Cloud. */
const WHOLE =
  /^(?:[a-z]{2}(?:-[a-z]+)+-\d|(?:africa|asia|australia|europe|me|northamerica|southamerica|us)-[a-z]+\d)$/;
const AREAS = 'af|ap|ca|cn|eu|il|me|mx|sa|us';
const DIRECTIONS: ReadonlyMap<string, string> = new Map([
  ['n', 'north'],
  ['s', 'south'],
  ['e', 'east'],
  ['w', 'west'],
  ['c', 'central'],
  ['ne', 'northeast'],
  ['nw', 'northwest'],
  ['se', 'southeast'],
  ['sw', 'southwest'],
]);
/** `apne2`, as AWS begins the ids of its zones. */
const SHORT = new RegExp(`^(${AREAS})(ne|nw|se|sw|n|s|e|w|c)(\\d)$`);
/** By one letter for the area and one for the direction, where that is clear. */
const SHORTEST: ReadonlyMap<string, string> = new Map([
  ['an', 'ap-northeast'],
  ['ue', 'us-east'],
  ['uw', 'us-west'],
  ['ew', 'eu-west'],
]);

/** What a region may look like within a folder's name; a regular expression. */
export const REGION_SHAPE = `[a-z]{2}(?:-[a-z]+)+-\\d|(?:${AREAS})(?:ne|nw|se|sw|n|s|e|w|c)\\d|(?:${[
  ...SHORTEST.keys(),
].join('|')})\\d`;

/**
 * The region that a word means, by its whole name: `ap-northeast-2` of `apne2`
 * and `an2`; undefined when it means none.
 */
export function regionOf(word: string): string | undefined {
  if (WHOLE.test(word)) return word;
  const [, area, direction, number] = SHORT.exec(word) ?? [];
  const whole = direction && DIRECTIONS.get(direction);
  if (whole) return `${area}-${whole}-${number}`;
  const shortest = /^[a-z]{2}\d$/.test(word)
    ? SHORTEST.get(word.slice(0, 2))
    : undefined;
  return shortest && `${shortest}-${word.slice(2)}`;
}
