import type { Request } from 'express';
import type { Storage } from '../engine/types';
import type { Matcher } from '../promql/ast';
import { PromqlError } from '../promql/errors';
import { type Labels, NAME } from '../promql/Labels';
import { matcher } from '../promql/matcher';
import { parsePromql } from '../promql/parse';
import { allOf, invalid, parametersOf, timeIn } from './parameters';

const HOUR = 3_600_000;

function selectorsIn(request: Request): (readonly Matcher[])[] {
  return allOf(request, 'match[]').map(text => {
    let expr;
    try {
      expr = parsePromql(text);
    } catch (error) {
      throw invalid('match[]', (error as Error).message);
    }
    if (expr.kind === 'selector') return expr.matchers;
    throw invalid('match[]', 'expected a vector selector');
  });
}

/**
 * Labels of all series that a request asks for. What rules record is looked for at
 * the end of the time only, or each of these questions would compute all history.
 */
export function labelSets(
  storage: Storage,
  request: Request,
  { now, needed }: { now: number; needed: boolean },
): Labels[] {
  const parameters = parametersOf(request);
  const to = Math.min(timeIn(parameters, 'end', now), now);
  const from = timeIn(parameters, 'start', to - HOUR);
  const selectors = selectorsIn(request);
  if (needed && selectors.length === 0) {
    throw new PromqlError('bad_data', 'no match[] parameter provided');
  }
  const all = [matcher(NAME, '=~', '.+')];
  const at = { start: to, step: 1, count: 1 };
  const found = new Map<string, Labels>();
  for (const matchers of selectors.length > 0 ? selectors : [all]) {
    for (const { labels } of storage.select({ matchers, from, to, at })) {
      found.set(labels.key, labels);
    }
  }
  return [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}
