import {
  fromV2alpha,
  OPEN_SLO_V2ALPHA,
  type OpenSli,
  type OpenSlo,
  openSloSchemas,
  placeInV2alpha,
} from '@infra-portal/infra-common';
import { checkedAs } from './checked';
import {
  type Remarks,
  SLO_IMPORT_SOURCE,
  type SloImportOptions,
} from './types';

/** Policies that become alerts. */
const KNOWN = ['mwmbr-page', 'mwmbr-ticket'];

/** Whether a document is one of `openslo.com/v2alpha`. */
export const isV2alpha = ({ apiVersion }: Record<string, unknown>): boolean =>
  apiVersion === OPEN_SLO_V2ALPHA;

type Metric = NonNullable<OpenSli['thresholdMetric']>;

const kindOf = (data: unknown) => (data as { kind?: unknown })?.kind;

/** Indicators that objectives of the same file refer to, by name. */
export function indicatorsOf(
  documents: readonly unknown[],
): Map<string, OpenSli> {
  const found = new Map<string, OpenSli>();
  for (const each of documents.filter(one => kindOf(one) === 'SLI')) {
    const read = openSloSchemas.SLI.safeParse(fromV2alpha(each).data);
    if (read.success) found.set(read.data.metadata.name, read.data.spec);
  }
  return found;
}

/** An objective of `openslo.com/v2alpha` as one of OpenSLO v1 with its indicator. */
export function readV2alpha(
  document: Record<string, unknown>,
  {
    options: { source },
    indicators,
  }: {
    options: SloImportOptions;
    indicators: ReadonlyMap<string, OpenSli>;
  },
  remarks: Remarks,
): OpenSlo | undefined {
  const refuse: Remarks['refuse'] = (message, path = []) =>
    remarks.refuse(message, placeInV2alpha(path));
  const { data, lost } = fromV2alpha(document);
  lost.forEach(({ message, path }) => remarks.note(message, path));
  const read = checkedAs(openSloSchemas.SLO, data, refuse);
  if (!read) return undefined;
  const { indicator, indicatorRef, ...spec } = read.spec;
  const found = indicator?.spec ?? indicators.get(indicatorRef ?? '');
  if (!found) {
    refuse(
      `There is no SLI ${JSON.stringify(
        indicatorRef,
      )} in this file. Put it there, or write it as sli.`,
      ['spec', 'indicatorRef'],
    );
    return undefined;
  }
  const alertPolicies = policiesOf(read.spec, remarks);
  return {
    ...read,
    spec: {
      ...spec,
      indicator: {
        metadata: indicator?.metadata ?? { name: indicatorRef! },
        spec: withSource(found, source, remarks),
      },
      ...(alertPolicies.length > 0 && { alertPolicies }),
    },
  };
}

function policiesOf(
  { alertPolicies = [] }: OpenSlo['spec'],
  { note }: Remarks,
): { alertPolicyRef: string }[] {
  const names = alertPolicies.map(each =>
    'alertPolicyRef' in each ? String(each.alertPolicyRef) : '',
  );
  const others = names.some(name => !KNOWN.includes(name));
  if (others) {
    note(
      `Alerts are those of ${KNOWN.join(
        ' and ',
      )}: pairs of windows cannot be said by other policies.`,
      ['spec', 'alertPolicies'],
    );
  }
  return (others ? KNOWN : names).map(alertPolicyRef => ({ alertPolicyRef }));
}

/** Addresses and secrets of a source are the portal's, so a name takes their place. */
function withSource(
  sli: OpenSli,
  source: string | undefined,
  { note }: Remarks,
): OpenSli {
  const missing = new Set<string>();
  const named = (metric: Metric): Metric => {
    const { metricSourceRef, spec } = metric.metricSource;
    const name = source ?? metricSourceRef ?? SLO_IMPORT_SOURCE;
    if (source === undefined && metricSourceRef === undefined)
      missing.add(name);
    return { metricSource: { metricSourceRef: name, spec } };
  };
  const { thresholdMetric, ratioMetric, ...rest } = sli;
  const { good, bad, total, raw, ...ratio } = ratioMetric ?? {};
  const read: OpenSli = {
    ...rest,
    ...(thresholdMetric && { thresholdMetric: named(thresholdMetric) }),
    ...(ratioMetric && {
      ratioMetric: {
        ...ratio,
        ...(good && { good: named(good) }),
        ...(bad && { bad: named(bad) }),
        ...(total && { total: named(total) }),
        ...(raw && { raw: named(raw) }),
      },
    }),
  };
  for (const name of missing) {
    note(
      `The data source is written in place; ${name} is assumed. Say another with --source.`,
      ['spec', 'sli'],
    );
  }
  return read;
}
