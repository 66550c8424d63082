import { promqlProblem } from './promqlProblem';

type Keys = Record<string, unknown>;

const METRICS = ['good', 'bad', 'total', 'raw'];

/** Something wrong with a query of a document; `path` is where it is. */
export interface QueryProblem {
  path: string[];
  message: string;
}

const child = (from: unknown, key: string): unknown =>
  typeof from === 'object' && from !== null ? (from as Keys)[key] : undefined;

/** Queries of an indicator that are not PromQL. */
export function queryProblems(
  sli: unknown,
  place: readonly string[],
): QueryProblem[] {
  const metrics = [
    ['thresholdMetric'],
    ...METRICS.map(key => ['ratioMetric', key]),
  ];
  return metrics.flatMap((keys): QueryProblem[] => {
    const path = [...keys, 'metricSource', 'spec', 'query'];
    const query = path.reduce(child, sli);
    if (typeof query !== 'string') return [];
    const wrong = promqlProblem(query);
    if (!wrong) return [];
    const before = query.slice(0, wrong.offset).split('\n');
    const at =
      before.length > 1
        ? `line ${before.length}, character ${before.at(-1)!.length + 1}`
        : `character ${wrong.offset + 1}`;
    const message = `The query of ${keys.at(-1)}, ${at}: ${wrong.message}`;
    return [{ path: [...place, ...path], message }];
  });
}
