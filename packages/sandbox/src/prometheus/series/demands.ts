import type { Slo } from '@infra-portal/infra-common';
import { type Expr, type Matcher, type Selector, within } from '../promql/ast';
import { PromqlError } from '../promql/errors';
import { NAME } from '../promql/Labels';
import { parsePromql } from '../promql/parse';
import { instanceOf } from './instance';

/** What a series of an objective tells. */
export type Role = 'total' | 'bad' | 'good' | 'share' | 'success' | 'value';

export interface Demand {
  labels: Record<string, string>;
  /** `zero`: it belongs to the queries, and nothing ever happens there. */
  role: Role | 'zero';
  isCounter: boolean;
}

interface Wanted {
  matchers: readonly Matcher[];
  isCounter: boolean;
}

const COUNTERS: ReadonlySet<string> = new Set(['rate', 'increase', 'irate']);
const nameOf = ({ matchers }: Wanted) =>
  matchers.find(({ label }) => label === NAME)?.value;

/** The selectors of a query, and whether counters are behind them. */
function selectorsOf(expr: Expr): Wanted[] {
  const counters = new Set<Selector>();
  const found: Selector[] = [];
  for (const each of within(expr)) {
    if (each.kind === 'selector') found.push(each);
    if (each.kind !== 'call' || !COUNTERS.has(each.name)) continue;
    for (const inner of within(each)) {
      if (inner.kind === 'selector') counters.add(inner);
    }
  }
  return found.map(each => ({
    matchers: each.matchers,
    isCounter: counters.has(each),
  }));
}

const read = (query: string) =>
  parsePromql(query.replaceAll('{{.window}}', '5m'));

const demand = (
  wanted: Wanted,
  role: Demand['role'],
  avoid?: readonly Matcher[],
): Demand[] => {
  const labels = instanceOf(wanted.matchers, avoid);
  return labels ? [{ labels, role, isCounter: wanted.isCounter }] : [];
};

/** Series of a part and of the whole; where both are one metric, of the rest. */
function partOfWhole(
  part: readonly Wanted[],
  whole: readonly Wanted[],
  role: 'bad' | 'good',
): Demand[] {
  const [[first, ...more], [all, ...others]] = [part, whole];
  if (!first || !all) return [];
  const both: Wanted = {
    isCounter: all.isCounter,
    matchers: [...first.matchers, ...all.matchers],
  };
  const isSplit = nameOf(first) === nameOf(all);
  return [
    ...(isSplit
      ? [
          ...demand(both, role),
          ...demand(all, role === 'bad' ? 'good' : 'bad', first.matchers),
        ]
      : [...demand(first, role), ...demand(all, 'total')]),
    ...[...more, ...others].flatMap(each => demand(each, 'zero')),
  ];
}

/**
 * Series that the queries of an objective want to find. None where a query is one
 * that the sandbox does not understand: such an objective has no data.
 */
export function demandsOf({ indicator }: Slo): Demand[] {
  try {
    return wantedBy(indicator);
  } catch (error) {
    if (error instanceof PromqlError) return [];
    throw error;
  }
}

function wantedBy(indicator: Slo['indicator']): Demand[] {
  switch (indicator.form) {
    case 'bad-total':
      return partOfWhole(
        selectorsOf(read(indicator.bad)),
        selectorsOf(read(indicator.total)),
        'bad',
      );
    case 'good-total':
      return partOfWhole(
        selectorsOf(read(indicator.good)),
        selectorsOf(read(indicator.total)),
        'good',
      );
    case 'raw': {
      const expr = read(indicator.raw);
      const isFailure = indicator.means === 'failure';
      if (expr.kind === 'binary' && expr.op === '/') {
        return partOfWhole(
          selectorsOf(expr.left),
          selectorsOf(expr.right),
          isFailure ? 'bad' : 'good',
        );
      }
      return selectorsOf(expr)
        .slice(0, 1)
        .flatMap(each => demand(each, isFailure ? 'share' : 'success'));
    }
    // The sandbox has no CloudWatch.
    case 'cloudwatch':
      return [];
    default:
      return selectorsOf(read(indicator.query))
        .slice(0, 1)
        .flatMap(each => demand(each, 'value'));
  }
}
