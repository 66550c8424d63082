/** The version that OpenSLO calls not stable: read, never written. */
export const OPEN_SLO_V2ALPHA = 'openslo.com/v2alpha';

/** A document of `openslo.com/v2alpha` as OpenSLO v1 has it. */
export interface FromV2alpha {
  /** Not checked: what v1 does not know is still there. */
  data: unknown;
  /** What v1 has no place for. */
  lost: { message: string; path: (string | number)[] }[];
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields that have another name in v1. */
const NAMES: [v2alpha: string, v1: string][] = [
  ['sli', 'indicator'],
  ['sliRef', 'indicatorRef'],
];

/**
 * Where something of the v1 form is written in v2alpha.
 * @param path of the form that `fromV2alpha` gives
 */
export const placeInV2alpha = (
  path: readonly (string | number)[],
): (string | number)[] =>
  path
    .filter(key => key !== 'metricSource')
    .map(key => NAMES.find(([, v1]) => v1 === key)?.[0] ?? key);

/**
 * Reads `openslo.com/v2alpha` (OpenSLO, `enhancements/v2alpha.md`) as v1: `sli` is
 * `indicator`, and a metric names its data source itself. Anything that does not
 * have the expected form is left as it is, for the schema of v1 to refuse.
 */
export function fromV2alpha(document: unknown): FromV2alpha {
  const lost: FromV2alpha['lost'] = [];
  if (!isFields(document)) return { data: document, lost };
  const { kind, spec } = document;
  const head = { ...document, apiVersion: 'openslo/v1' };
  if (!isFields(spec)) return { data: head, lost };
  if (kind === 'SLI') return { data: { ...head, spec: sliOf(spec) }, lost };
  if (kind !== 'SLO') return { data: head, lost };
  const objectives = Array.isArray(spec.objectives)
    ? spec.objectives.map((each, index) => {
        if (!isFields(each)) return each;
        const { labels, ...rest } = renamed(each);
        if (labels !== undefined) {
          lost.push({
            message: 'Labels of an objective have no place in OpenSLO v1.',
            path: ['spec', 'objectives', index, 'labels'],
          });
        }
        return rest;
      })
    : spec.objectives;
  const timeWindow = Array.isArray(spec.timeWindow)
    ? spec.timeWindow.map(each =>
        isFields(each) && each.isRolling === undefined && each.calendar
          ? { ...each, isRolling: false }
          : each,
      )
    : spec.timeWindow;
  const own = { ...renamed(spec), objectives, timeWindow };
  return { data: { ...head, spec: own }, lost };
}

const inlineOf = (sli: unknown) =>
  isFields(sli) && isFields(sli.spec) ? { ...sli, spec: sliOf(sli.spec) } : sli;

function renamed(fields: Fields): Fields {
  const found = { ...fields };
  for (const [v2alpha, v1] of NAMES) {
    if (found[v2alpha] === undefined) continue;
    found[v1] = v2alpha === 'sli' ? inlineOf(found[v2alpha]) : found[v2alpha];
    delete found[v2alpha];
  }
  return found;
}

function sliOf(spec: Fields): Fields {
  const { thresholdMetric, ratioMetric, ...rest } = spec;
  return {
    ...rest,
    ...(thresholdMetric !== undefined && {
      thresholdMetric: metricOf(thresholdMetric),
    }),
    ...(ratioMetric !== undefined && { ratioMetric: ratioOf(ratioMetric) }),
  };
}

function ratioOf(ratio: unknown): unknown {
  if (!isFields(ratio)) return ratio;
  return Object.fromEntries(
    Object.entries(ratio).map(([key, value]) => [
      key,
      isFields(value) ? metricOf(value) : value,
    ]),
  );
}

function metricOf(metric: unknown): unknown {
  if (!isFields(metric)) return metric;
  const { dataSourceRef, dataSourceSpec, spec, ...rest } = metric;
  const type = isFields(dataSourceSpec) ? dataSourceSpec.type : undefined;
  return {
    ...rest,
    metricSource: {
      ...(dataSourceRef !== undefined && { metricSourceRef: dataSourceRef }),
      ...(type !== undefined && { type }),
      spec,
    },
  };
}
