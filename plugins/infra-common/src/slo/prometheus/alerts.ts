import type { BurnPair } from '../burn';
import type { Slo } from '../model/types';
import { alertName, matchers, ratioName, SLICES, STEP } from './names';
import { numberText } from './numberText';
import type { CompileOptions, PrometheusRule } from './types';

/** How long nothing is heard until somebody is told. */
const SILENCE = '15m';

/** The series without which nobody knows anything. */
function knownBy({ method, indicator }: Slo): string {
  if (method.kind !== 'occurrences') return SLICES;
  return indicator.form === 'raw' ? ratioName(STEP) : 'slo:sli_total:rate5m';
}

/** Annotations are templates; what a file says is none. */
const verbatim = (text: string) => text.replaceAll('{{', '{{"{{"}}');

/** Alerts of pairs of windows, and of missing data. */
export function alerts(
  slo: Slo,
  own: Record<string, string>,
  { pairs, options }: { pairs: BurnPair[]; options: CompileOptions },
): PrometheusRule[] {
  const { alerting, budget } = slo;
  const found = matchers(own);
  const links = {
    ...(options.links?.runbook && {
      runbook_url: verbatim(options.links.runbook),
    }),
    ...(options.links?.dashboard && {
      dashboard_url: verbatim(options.links.dashboard),
    }),
  };
  const over = (seconds: number, factor: number) =>
    `max(${ratioName(seconds)}${found} > (${numberText(factor)} * ${numberText(
      budget,
    )})) without (sloth_window)`;
  const burning = (severity: BurnPair['severity']): PrometheusRule[] => {
    const own_ = pairs.filter(each => each.severity === severity);
    if (!alerting[severity] || own_.length === 0) return [];
    return [
      {
        alert: `${alertName(slo)}Burn`,
        expr: own_
          .map(
            ({ short, long, factor }) =>
              `(${over(short, factor)} and ${over(long, factor)})`,
          )
          .join(' or '),
        labels: { severity, sloth_severity: severity },
        annotations: {
          summary:
            '{{ $labels.sloth_service }}/{{ $labels.sloth_slo }} spends its error budget too fast ({{ $value | humanizePercentage }} errors)',
          ...links,
        },
      },
    ];
  };
  const known = knownBy(slo);
  return [
    ...burning('page'),
    ...burning('ticket'),
    ...(alerting.noData
      ? [
          {
            alert: `${alertName(slo)}NoData`,
            expr: `absent(${known}${found})`,
            for: SILENCE,
            labels: { severity: 'ticket', sloth_severity: 'ticket' },
            annotations: {
              summary: `No data of ${slo.service}/${slo.name}: nobody knows whether the objective is kept`,
              ...links,
            },
          },
        ]
      : []),
  ];
}
