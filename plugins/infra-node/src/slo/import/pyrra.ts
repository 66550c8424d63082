import { isSloSelector } from '@infra-portal/infra-common';
import { z } from 'zod';
import { checkedAs, isAddress, isTarget, tellUnread } from './checked';
import { sloLength } from './length';
import type {
  ForeignIndicator,
  ForeignSlo,
  Remarks,
  SloImportOptions,
} from './types';

/** Pyrra takes nothing else, so that it can look back over any window. */
const selector = z
  .string()
  .trim()
  .refine(
    isSloSelector,
    'must be a bare selector, such as requests{job="api"}',
  );
const metric = z.looseObject({ metric: selector });
const grouping = z
  .array(z.string().regex(/^[a-zA-Z_]\w*$/, 'must be a name of a label'))
  .optional();
const pyrraSlo = z.looseObject({
  metadata: z.looseObject({
    name: z.string().min(1).max(253),
    labels: z.record(z.string(), z.string()).optional(),
    annotations: z.record(z.string(), z.string()).optional(),
  }),
  spec: z.looseObject({
    description: z.string().optional(),
    target: z
      .string()
      .regex(/^\d{1,3}(\.\d{1,15})?$/, 'must be a percentage, such as "99.9"'),
    window: z.string(),
    indicator: z.looseObject({
      ratio: z
        .looseObject({ errors: metric, total: metric, grouping })
        .optional(),
      latency: z
        .looseObject({ success: metric, total: metric, grouping })
        .optional(),
      latencyNative: z.unknown().optional(),
      bool_gauge: z.looseObject({ metric: selector, grouping }).optional(),
    }),
    alerting: z
      .looseObject({
        disabled: z.boolean().optional(),
        burnrates: z.boolean().optional(),
        absent: z.boolean().optional(),
      })
      .optional(),
  }),
});

type PyrraSlo = z.output<typeof pyrraSlo>;

/** Labels that say which service something is of, the best first. */
const SERVICES = ['service', 'app.kubernetes.io/name', 'app'];
const OWN = 'pyrra.dev/';

/** Whether a document is one of Pyrra. */
export const isPyrra = ({
  apiVersion,
  kind,
}: Record<string, unknown>): boolean =>
  apiVersion === 'pyrra.dev/v1alpha1' && kind === 'ServiceLevelObjective';

/** The objective of a `ServiceLevelObjective` of `pyrra.dev/v1alpha1`. */
export function readPyrra(
  data: Record<string, unknown>,
  options: SloImportOptions,
  remarks: Remarks,
): ForeignSlo[] {
  const { refuse, note } = remarks;
  const read = checkedAs(pyrraSlo, data, refuse);
  if (!read) return [];
  const { metadata, spec } = read;
  const target = Number(spec.target);
  const isKept = isTarget(target, { refuse, path: ['spec', 'target'] });
  const window = sloLength(spec.window);
  if (window === undefined) {
    refuse(
      `${JSON.stringify(
        spec.window,
      )} is no length that OpenSLO can say: write days, such as 28d.`,
      ['spec', 'window'],
    );
  }
  const indicator = indicatorOf(spec, remarks);
  if (!isKept || window === undefined || !indicator) return [];
  tellLost(read, remarks);
  const { alerting = {} } = spec;
  const isAlerting = !alerting.disabled && alerting.burnrates !== false;
  if (isAlerting && alerting.absent === false) {
    note('Missing data will be a ticket, although absent is false.', [
      ...['spec', 'alerting', 'absent'],
    ]);
  }
  const runbook = Object.entries(metadata.annotations ?? {}).find(
    ([key, value]) => /runbook/.test(key) && isAddress(value),
  )?.[1];
  return [
    {
      ...{ id: metadata.name, service: serviceOf(read, options, remarks) },
      ...{ name: metadata.name, window, indicator },
      ...(spec.description && { description: spec.description }),
      ...(runbook !== undefined && { runbook }),
      labels: Object.fromEntries(
        Object.entries(metadata.labels ?? {})
          .filter(([key]) => key.startsWith(OWN))
          .map(([key, value]) => [key.slice(OWN.length), value]),
      ),
      targetPercent: target,
      page: isAlerting,
      ticket: isAlerting,
    },
  ];
}

function serviceOf(
  { metadata }: PyrraSlo,
  { service }: SloImportOptions,
  { note }: Remarks,
): string {
  const labels = metadata.labels ?? {};
  const named = [...SERVICES.map(key => `${OWN}${key}`), ...SERVICES]
    .map(key => labels[key])
    .find(value => value !== undefined && value !== '');
  const found = service ?? named;
  if (found !== undefined) return found;
  note(
    `Pyrra names no service: ${metadata.name} is assumed. Say it with --service, or a label app.kubernetes.io/name.`,
    ['metadata', 'name'],
  );
  return metadata.name;
}

function indicatorOf(
  { indicator }: PyrraSlo['spec'],
  { refuse, note }: Remarks,
): ForeignIndicator | undefined {
  const { ratio, latency, latencyNative, bool_gauge: gauge } = indicator;
  const path = ['spec', 'indicator'];
  if (latencyNative !== undefined) {
    refuse(
      'Native histograms are not compiled here: they need histogram_fraction. Use a classic histogram (latency), or write a query as OpenSLO.',
      [...path, 'latencyNative'],
    );
    return undefined;
  }
  if ([ratio, latency, gauge].filter(Boolean).length !== 1) {
    refuse('It needs exactly one of ratio, latency and bool_gauge.', path);
    return undefined;
  }
  const groups = (ratio ?? latency ?? gauge)!.grouping ?? [];
  if (groups.length > 0) {
    note(
      `The objective is kept for each ${groups.join(
        ', ',
      )} of its own, in one file: the worst one counts.`,
      path,
    );
  }
  const by = groups.length > 0 ? ` by (${groups.join(', ')}) ` : '';
  const over = (call: string, of: string) =>
    `sum${by}(${call}(${of}[{{.window}}]))`;
  // A bare selector is the form that other tools take as well.
  const counted = (of: string) => (by ? over('rate', of) : of);
  if (gauge) {
    return {
      ...{ form: 'good-total', counter: false },
      good: over('sum_over_time', gauge.metric),
      total: over('count_over_time', gauge.metric),
    };
  }
  if (latency) {
    return {
      ...{ form: 'good-total', counter: true },
      good: counted(latency.success.metric),
      total: counted(latency.total.metric),
    };
  }
  return {
    ...{ form: 'bad-total', counter: true },
    bad: counted(ratio!.errors.metric),
    total: counted(ratio!.total.metric),
  };
}

function tellLost({ spec }: PyrraSlo, { note }: Remarks): void {
  tellUnread(
    spec,
    ['description', 'target', 'window', 'indicator', 'alerting'],
    { note, path: ['spec'] },
  );
  tellUnread(spec.alerting ?? {}, ['disabled', 'burnrates', 'absent'], {
    note,
    path: ['spec', 'alerting'],
  });
}
