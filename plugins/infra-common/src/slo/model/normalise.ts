import type { OpenDataSource, OpenSli, OpenSlo } from '../openslo/schema';
import { readCloudWatch } from '../cloudwatch/readCloudWatch';
import { readIndicator } from './indicator';
import { methodOf } from './method';
import { Problems } from './Problems';
import { targetOf } from './target';
import type { ReadIndicator } from './Queries';
import type { Slo, SloMethod, SloProblem } from './types';
import { windowOf } from './window';

/** What other documents say that an objective refers to, by name. */
export interface SloContext {
  indicators: ReadonlyMap<string, OpenSli>;
  sources: ReadonlyMap<string, OpenDataSource>;
}

export interface NormalisedSlo {
  /** Absent with an error. */
  slo?: Slo;
  problems: SloProblem[];
}

const NOTES = 'infra-portal.io/slo-';
/** Policies with these names stand for pairs of windows. */
const PAGE = 'mwmbr-page';
const TICKET = 'mwmbr-ticket';

/**
 * Reads an objective under the portal's profile of OpenSLO v1: one objective, one
 * window, a target that leaves a budget, and queries that can be compiled.
 */
export function normaliseSlo(
  document: OpenSlo,
  context: SloContext,
): NormalisedSlo {
  const problems = new Problems();
  const { metadata, spec } = document;
  const objective = objectiveOf(spec, problems);
  const target = targetOf(objective, problems);
  const window = windowOf(spec.timeWindow[0], problems);
  const method = methodOf(spec.budgetingMethod, objective, problems);
  const sli = indicatorOf(spec, context, problems);
  const read =
    sli && method && readOf(sli, { objective, method, context }, problems);
  if (read) checkSource(read.source, context, problems);
  const notes = (key: string) => metadata.annotations?.[`${NOTES}${key}`];
  const id = notes('id');
  if (id !== undefined && !/^[A-Za-z0-9][-\w.]{0,99}$/.test(id)) {
    problems.error(
      'An id is letters, digits, points, hyphens and underscores, at most 100.',
      ['metadata', 'annotations', `${NOTES}id`],
    );
  }
  if (problems.failed || !target || !window || !method || !read) {
    return { problems: problems.list };
  }
  const { service } = spec;
  const name = metadata.name.startsWith(`${service}-`)
    ? metadata.name.slice(service.length + 1)
    : metadata.name;
  const policies = policiesOf(spec, problems);
  const slo: Slo = {
    ...{ id: id ?? `${service}-${name}`, service, name },
    ...(metadata.displayName && { displayName: metadata.displayName }),
    ...(spec.description && { description: spec.description }),
    ...(notes('entity-ref') && { entityRef: notes('entity-ref') }),
    ...(notes('environment') && { environment: notes('environment') }),
    ...(notes('runbook') && { runbook: notes('runbook') }),
    ...{ ...target, window, method },
    ...{ indicator: read.indicator, source: read.source },
    alerting: policies,
    labels: textLabels(metadata.labels, problems),
  };
  return { slo, problems: problems.list };
}

type Objective = OpenSlo['spec']['objectives'][number];

function objectiveOf(spec: OpenSlo['spec'], problems: Problems): Objective {
  const [objective, ...more] = spec.objectives;
  if (spec.objectives.some(each => each.indicator ?? each.indicatorRef)) {
    problems.error(
      'Composite objectives are not computed. Write one file for each part.',
      ['spec', 'objectives'],
    );
  } else if (more.length > 0) {
    problems.error(
      'One file has one objective, because tools name several by their order. Write the others into files of their own.',
      ['spec', 'objectives', 1],
    );
  }
  return objective;
}

function indicatorOf(
  { indicator, indicatorRef }: OpenSlo['spec'],
  { indicators }: SloContext,
  problems: Problems,
): OpenSli | undefined {
  if ((indicator === undefined) === (indicatorRef === undefined)) {
    problems.error('It needs either an indicator or an indicatorRef.', [
      'spec',
    ]);
    return undefined;
  }
  if (indicator) return indicator.spec;
  const found = indicators.get(indicatorRef!);
  if (!found) {
    problems.error(`There is no SLI ${JSON.stringify(indicatorRef)}.`, [
      ...['spec', 'indicatorRef'],
    ]);
  }
  return found;
}

interface Wanted {
  objective: Objective;
  method: SloMethod;
  context: SloContext;
}

const typeOf = ({ type }: OpenDataSource['spec']) => type.toLowerCase();

/** By the type of its data source: queries of Prometheus, or metrics of CloudWatch. */
function readOf(
  sli: OpenSli,
  { context: { sources }, ...wanted }: Wanted,
  problems: Problems,
): ReadIndicator | undefined {
  const { ratioMetric, thresholdMetric } = sli;
  const { good, bad, total, raw } = ratioMetric ?? {};
  const refs = [thresholdMetric, total, good, bad, raw].flatMap(
    each => each?.metricSource.metricSourceRef ?? [],
  );
  const found = refs.map(ref => sources.get(ref)?.spec);
  if (!found.some(each => each && typeOf(each) === 'cloudwatch')) {
    return readIndicator(sli, wanted, problems);
  }
  const read = readCloudWatch(sli, wanted, problems);
  if (!read) return undefined;
  const { region } = sources.get(read.source)?.spec.connectionDetails ?? {};
  const place = typeof region === 'string' ? { region } : {};
  const { cloudWatch, source } = read;
  return {
    indicator: { form: 'cloudwatch', of: { ...place, ...cloudWatch } },
    source,
  };
}

function checkSource(source: string, context: SloContext, problems: Problems) {
  const found = context.sources.get(source);
  const path = ['spec', 'indicator'];
  if (!found) {
    problems.error(
      `There is no DataSource ${JSON.stringify(source)}; slo/_shared has them.`,
      path,
    );
  } else if (!['prometheus', 'cloudwatch'].includes(typeOf(found.spec))) {
    problems.error(
      `The data source ${source} is of type ${found.spec.type}; only Prometheus and CloudWatch are read.`,
      path,
    );
  }
}

function policiesOf(
  { alertPolicies = [] }: OpenSlo['spec'],
  problems: Problems,
): Slo['alerting'] {
  const names = alertPolicies.map(each =>
    'alertPolicyRef' in each ? String(each.alertPolicyRef) : '',
  );
  names.forEach((name, index) => {
    if (name === PAGE || name === TICKET) return;
    problems.warning(
      `Only the policies ${PAGE} and ${TICKET} become alerts; this one is left out.`,
      ['spec', 'alertPolicies', index],
    );
  });
  const ticket = names.includes(TICKET);
  return { page: names.includes(PAGE), ticket, noData: ticket };
}

function textLabels(
  labels: OpenSlo['metadata']['labels'] = {},
  problems: Problems,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [key, value] of Object.entries(labels)) {
    const path = ['metadata', 'labels', key];
    if (!/^[a-zA-Z_]\w*$/.test(key) || /^(sloth_|__)/.test(key)) {
      problems.warning(
        `The label ${JSON.stringify(
          key,
        )} cannot be a label of series and is left out of them.`,
        path,
      );
    } else if (typeof value === 'string') {
      found[key] = value;
    } else {
      problems.warning(
        `The label ${key} has several values and is left out of series.`,
        path,
      );
    }
  }
  return found;
}
