import { z } from 'zod';
import { checkedAs, isAddress, isTarget, tellUnread } from './checked';
import { templateOf } from './templates';
import type {
  ForeignIndicator,
  ForeignSlo,
  Remarks,
  SloImportOptions,
} from './types';

/** How Sloth names services and objectives. */
const slothName = z
  .string()
  .max(200)
  .regex(
    /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/,
    'must be letters, digits, hyphens, underscores and points',
  );
const texts = z.record(z.string(), z.string());
const alert = z.looseObject({
  disable: z.boolean().optional(),
  labels: texts.optional(),
  annotations: texts.optional(),
});
const slothSlo = z.looseObject({
  name: slothName,
  description: z.string().optional(),
  objective: z.number(),
  labels: texts.optional(),
  sli: z.looseObject({
    events: z
      .looseObject({ error_query: z.string(), total_query: z.string() })
      .optional(),
    raw: z.looseObject({ error_ratio_query: z.string() }).optional(),
    plugin: z.looseObject({ id: z.string() }).optional(),
  }),
  alerting: z
    .looseObject({
      name: z.string().optional(),
      labels: texts.optional(),
      annotations: texts.optional(),
      page_alert: alert.optional(),
      ticket_alert: alert.optional(),
    })
    .optional(),
});
const slothService = z.looseObject({
  service: slothName,
  labels: texts.optional(),
  slos: z.array(slothSlo).min(1),
});

type SlothSlo = z.output<typeof slothSlo>;
type Path = (string | number)[];

/** Where a part is: the CRD has the same under `spec`, and other letters. */
type Place = (...path: Path) => Path;

const camel = (key: string) =>
  key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Keys of the CRD as the file has them; keys of people's own stay. */
const OWN = new Set(['labels', 'annotations', 'options']);
function snaked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snaked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`),
      OWN.has(key) ? each : snaked(each),
    ]),
  );
}

const isCrd = ({ apiVersion, kind }: Record<string, unknown>) =>
  apiVersion === 'sloth.slok.dev/v1' && kind === 'PrometheusServiceLevel';

/** Whether a document is one of Sloth. */
export const isSloth = (data: Record<string, unknown>): boolean =>
  data.version === 'prometheus/v1' || isCrd(data);

/**
 * Objectives of a file of Sloth: `prometheus/v1`, or `PrometheusServiceLevel` of
 * `sloth.slok.dev/v1`. Windows come from the options, for Sloth gets them on its
 * command line.
 */
export function readSloth(
  data: Record<string, unknown>,
  { window }: SloImportOptions,
  remarks: Remarks,
): ForeignSlo[] {
  const isWrapped = isCrd(data);
  const at: Place = (...path) =>
    isWrapped
      ? [
          'spec',
          ...path.map(key => (typeof key === 'string' ? camel(key) : key)),
        ]
      : path;
  const { refuse, note } = remarks;
  const told: Remarks = {
    refuse: (message, path = []) => refuse(message, at(...path)),
    note: (message, path = []) => note(message, at(...path)),
  };
  const read = checkedAs(
    slothService,
    isWrapped ? snaked(data.spec) : data,
    told.refuse,
  );
  if (!read) return [];
  tellUnread(read, ['version', 'service', 'labels', 'slos'], told);
  const slos = read.slos.flatMap((slo, index): ForeignSlo[] => {
    const path = ['slos', index];
    const indicator = indicatorOf(slo, path, told);
    const isKept = isTarget(slo.objective, {
      refuse: told.refuse,
      path: [...path, 'objective'],
    });
    if (!indicator || !isKept) return [];
    tellLost(slo, path, told);
    const { page_alert, ticket_alert } = slo.alerting ?? {};
    return [
      {
        ...{ id: `${read.service}-${slo.name}` },
        ...{ service: read.service, name: slo.name, window, indicator },
        ...(slo.description && { description: slo.description }),
        ...runbookOf(slo),
        labels: { ...read.labels, ...slo.labels },
        targetPercent: slo.objective,
        page: page_alert?.disable !== true,
        ticket: ticket_alert?.disable !== true,
      },
    ];
  });
  if (slos.length > 0) {
    told.note(
      `Sloth gets the window on its command line: ${window} is assumed, for the option --window says so.`,
      ['slos'],
    );
  }
  return slos;
}

function indicatorOf(
  { sli }: SlothSlo,
  path: Path,
  { refuse }: Remarks,
): ForeignIndicator | undefined {
  const where = [...path, 'sli'];
  const { events, raw, plugin } = sli;
  if ([events, raw, plugin].filter(Boolean).length !== 1) {
    refuse('It needs exactly one of events, raw and plugin.', where);
    return undefined;
  }
  if (plugin) {
    refuse(
      `The queries are made by a plugin (${plugin.id}) and are not in the file. Write them as events.`,
      [...where, 'plugin'],
    );
    return undefined;
  }
  const query = (text: string, ...keys: string[]) =>
    templateOf(text, { refuse, path: [...where, ...keys] });
  if (raw) {
    const ratio = query(raw.error_ratio_query, 'raw', 'error_ratio_query');
    return ratio === undefined
      ? undefined
      : { form: 'raw-failure', raw: ratio };
  }
  const { error_query, total_query } = events!;
  const bad = query(error_query, 'events', 'error_query');
  const total = query(total_query, 'events', 'total_query');
  if (bad === undefined || total === undefined) return undefined;
  if (bad === total) {
    refuse('Both queries are the same, so everything would be a failure.', [
      ...[...where, 'events'],
    ]);
    return undefined;
  }
  return { form: 'bad-total', counter: true, bad, total };
}

/** The first annotation of alerts that leads to a runbook. */
function runbookOf({ alerting }: SlothSlo): { runbook?: string } {
  const found = [alerting, alerting?.page_alert, alerting?.ticket_alert]
    .flatMap(each => [
      each?.annotations?.runbook_url,
      each?.annotations?.runbook,
    ])
    .find(isAddress);
  return found === undefined ? {} : { runbook: found };
}

function tellLost(slo: SlothSlo, path: Path, { note }: Remarks): void {
  tellUnread(
    slo,
    ['name', 'description', 'objective', 'labels', 'sli', 'alerting'],
    { note, path },
  );
  const { alerting } = slo;
  if (!alerting) return;
  const where = [...path, 'alerting'];
  if (alerting.name) {
    note(
      `Alerts have other names than ${alerting.name}: those of the portal are made of service and objective.`,
      [...where, 'name'],
    );
  }
  const pieces = [alerting, alerting.page_alert, alerting.ticket_alert];
  const labels = pieces.flatMap(each => Object.entries(each?.labels ?? {}));
  const own = labels.filter(([key]) => key !== 'severity' && key !== 'disable');
  if (own.length > 0) {
    note(
      `Labels of alerts are left out (${[...new Set(own.map(([key]) => key))]
        .sort()
        .join(', ')}): alerts have severity: page or ticket. Route by that.`,
      where,
    );
  }
  const notes = pieces.flatMap(each => Object.keys(each?.annotations ?? {}));
  if (notes.some(key => key !== 'runbook' && key !== 'runbook_url')) {
    note('Annotations of alerts are left out, except the runbook.', where);
  }
}
