import type { Slo } from '@infra-portal/infra-common';
import { addedSelectors } from '../promql/selectors';
import { type ExampleSeries, exampleOf, selects } from './series';

/** A series with what comes of it: a rate or a value while all is well, and then. */
export interface Scene extends ExampleSeries {
  healthy: number;
  outage: number;
}

const MANY = 300;

/**
 * Series that an indicator measures, in health and in an outage where nothing is
 * good. Undefined where its queries are more than sums of selectors.
 */
export function scenesOf({ indicator }: Slo): Scene[] | undefined {
  switch (indicator.form) {
    case 'bad-total':
      return badAndTotal(indicator.bad, indicator.total);
    case 'good-total':
      return goodAndTotal(indicator.good, indicator.total);
    case 'raw':
      return one(
        indicator.raw,
        indicator.means === 'failure' ? [0, 1] : [1, 0],
      );
    // Prometheus has none of these.
    case 'cloudwatch':
      return undefined;
    default: {
      const { op, value } = indicator;
      const [low, high] = [value / 2, value * 2 + 1];
      return one(
        indicator.query,
        op.startsWith('l') ? [low, high] : [high, low],
      );
    }
  }
}

function one(query: string, values: [number, number]): Scene[] | undefined {
  const selectors = addedSelectors(query);
  if (selectors?.length !== 1 || selectors[0].reads !== 'value') {
    return undefined;
  }
  const series = exampleOf(selectors[0]);
  return series && [{ ...series, healthy: values[0], outage: values[1] }];
}

type Parts = { part: ExampleSeries[]; rest: ExampleSeries[]; within: boolean };

const distinct = (all: ExampleSeries[]): ExampleSeries[] => [
  ...new Map(all.map(each => [JSON.stringify(each), each])).values(),
];

/** Examples of what a part finds, and of what only the total finds. */
function partsOf(partQuery: string, totalQuery: string): Parts | undefined {
  const [parts, totals] = [
    addedSelectors(partQuery),
    addedSelectors(totalQuery),
  ];
  if (!parts?.length || !totals?.length) return undefined;
  const part = parts.map(each => exampleOf(each));
  const rest = totals.map(each => exampleOf(each, parts));
  if (part.includes(undefined) || rest.includes(undefined)) return undefined;
  const inside = part.map(each => totals.some(total => selects(total, each!)));
  // One inside and one outside: nobody can tell the ratio from that.
  if (new Set(inside).size > 1) return undefined;
  const known = (all: typeof part) => distinct(all as ExampleSeries[]);
  return { part: known(part), rest: known(rest), within: inside[0] };
}

function badAndTotal(bad: string, total: string): Scene[] | undefined {
  const parts = partsOf(bad, total);
  if (!parts) return undefined;
  const { part, rest, within } = parts;
  const share = (MANY * rest.length) / part.length;
  return [
    ...rest.map(each => ({
      ...{ ...each, healthy: MANY, outage: within ? 0 : MANY },
    })),
    ...part.map(each => ({ ...each, healthy: 0, outage: share })),
  ];
}

function goodAndTotal(good: string, total: string): Scene[] | undefined {
  const parts = partsOf(good, total);
  if (!parts) return undefined;
  const { part, rest, within } = parts;
  const share = (MANY * rest.length) / part.length;
  return [
    ...rest.map(each => ({
      ...{ ...each, healthy: within ? 0 : MANY, outage: MANY },
    })),
    ...part.map(each => ({ ...each, healthy: share, outage: 0 })),
  ];
}
