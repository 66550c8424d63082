import type { Matcher } from '../promql/ast';
import { NAME } from '../promql/Labels';

const CODES = ['200', '204', '302', '404', '429', '500', '502', '503'];
const LIMITS = ['0.05', '0.1', '0.25', '0.3', '0.5', '1', '2.5', '5', '+Inf'];
/** Values that labels have in the world, usual ones first. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  ...{ code: CODES, status: CODES, status_code: CODES, http_status: CODES },
  ...{ grpc_code: ['OK', 'Internal', 'Unavailable'], le: LIMITS },
  ...{ method: ['GET', 'POST'], result: ['ok', 'success', 'failed', 'error'] },
};
const ANY = ['ok', 'failed', 'main', '200', '500', '1', '0', ''];

/** Texts that a pattern may mean, to be tried: its alternatives, dots filled. */
const guesses = (pattern: string): string[] =>
  pattern
    .replace(/^\^|\$$/g, '')
    .replace(/\(\?:|[()]/g, '')
    .split('|')
    .map(each =>
      each
        .replace(/\\d[+*]?/g, '0')
        .replace(/\[[^\]]*\][+*]?/g, '0')
        .replace(/(?<!\\)\.[+*]/g, 'x')
        .replace(/(?<!\\)\./g, '0')
        .replace(/\\(.)/g, '$1'),
    );

const candidates = (label: string, matchers: readonly Matcher[]): string[] => [
  ...matchers.filter(({ op }) => op === '=').map(({ value }) => value),
  ...(Object.hasOwn(USUAL, label) ? USUAL[label] : []),
  ...matchers
    .filter(({ op }) => op === '=~' || op === '!~')
    .flatMap(({ value }) => guesses(value)),
  ...ANY,
];

const of = (matchers: readonly Matcher[], label: string) =>
  matchers.filter(each => each.label === label);

/**
 * Labels of a series that a selector finds; with `avoid`, of one that another
 * selector does not find. Undefined where none can be thought of.
 */
export function instanceOf(
  matchers: readonly Matcher[],
  avoid?: readonly Matcher[],
): Record<string, string> | undefined {
  if (!of(matchers, NAME).some(({ op }) => op === '=')) return undefined;
  const labels = new Set(
    [...matchers, ...(avoid ?? [])].map(({ label }) => label),
  );
  const found: Record<string, string> = {};
  let isAvoided = avoid === undefined;
  for (const label of labels) {
    const own = of(matchers, label);
    const others = of(avoid ?? [], label);
    const fits = candidates(label, [...own, ...others]).filter(value =>
      own.every(each => each.matches(value)),
    );
    const outside = isAvoided
      ? undefined
      : fits.find(value => others.some(each => !each.matches(value)));
    if (outside !== undefined) isAvoided = true;
    // What only the other one asks for is left out where it need not be avoided.
    const value = outside ?? (own.length > 0 ? fits[0] : '');
    if (value === undefined) return undefined;
    found[label] = value;
  }
  return isAvoided ? found : undefined;
}
