import type { OpenSli, OpenSlo } from '@infra-portal/infra-common';
import { nameOf } from './names';
import {
  type ForeignIndicator,
  type ForeignSlo,
  type Remarks,
  SLO_IMPORT_SOURCE,
  type SloImportOptions,
} from './types';

const NOTES = 'infra-portal.io/slo-';
const LONGEST_TEXT = 1_050;
/** As `normaliseSlo` takes ids. */
const ID = /^[A-Za-z0-9][-\w.]{0,99}$/;

/** Where a name begins with its service, that is said already. */
export const withoutPrefix = (name: string, service: string): string =>
  name.startsWith(`${service}-`) ? name.slice(service.length + 1) : name;

/** A foreign objective as OpenSLO v1 under the portal's profile. */
export function documentOf(
  foreign: ForeignSlo,
  options: SloImportOptions,
  { note }: Remarks,
): OpenSlo {
  const { environment, source = SLO_IMPORT_SOURCE } = options;
  const service = nameOf(foreign.service);
  const short = nameOf(withoutPrefix(nameOf(foreign.name), service));
  const own = environment === undefined ? short : `${environment}-${short}`;
  const name = nameOf(`${service}-${own}`);
  const isKept = ID.test(foreign.id);
  if (!isKept) {
    note(`The id ${foreign.id} is too long, so series have another one.`);
  }
  const isOther = isKept && foreign.id !== name;
  const text = foreign.description?.trim();
  if (text !== undefined && text.length > LONGEST_TEXT) {
    note(`The description is cut: OpenSLO takes ${LONGEST_TEXT} letters.`);
  }
  const { indicator, labels, page, ticket } = foreign;
  const policies = [page && 'mwmbr-page', ticket && 'mwmbr-ticket'].filter(
    each => each !== false,
  );
  const annotations = {
    ...(isOther && { [`${NOTES}id`]: foreign.id }),
    ...(environment !== undefined && { [`${NOTES}environment`]: environment }),
    ...(foreign.runbook !== undefined && {
      [`${NOTES}runbook`]: foreign.runbook,
    }),
  };
  return {
    ...{ apiVersion: 'openslo/v1', kind: 'SLO' },
    metadata: {
      ...{ name },
      ...(Object.keys(labels).length > 0 && { labels }),
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec: {
      ...(text && { description: text.slice(0, LONGEST_TEXT) }),
      ...{ service, budgetingMethod: 'Occurrences' },
      timeWindow: [{ duration: foreign.window, isRolling: true }],
      indicator: {
        metadata: { name: nameOf(`${name}-sli`) },
        spec: { ratioMetric: ratioOf(indicator, source) },
      },
      objectives: [{ targetPercent: foreign.targetPercent }],
      ...(policies.length > 0 && {
        alertPolicies: policies.map(alertPolicyRef => ({ alertPolicyRef })),
      }),
    },
  };
}

function ratioOf(
  indicator: ForeignIndicator,
  source: string,
): OpenSli['ratioMetric'] {
  const metric = (query: string) => ({
    metricSource: { metricSourceRef: source, spec: { query } },
  });
  if (indicator.form === 'raw-failure') {
    return { rawType: 'failure', raw: metric(indicator.raw) };
  }
  const { counter = true, total } = indicator;
  const part =
    indicator.form === 'bad-total'
      ? { bad: metric(indicator.bad) }
      : { good: metric(indicator.good) };
  return { counter, ...part, total: metric(total) };
}
