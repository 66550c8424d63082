import { burnPairs, burnWindows } from '../burn';
import type { Slo, SloProblem } from '../model/types';
import { alerts } from './alerts';
import { ownLabels, periodOf, sliceOf } from './names';
import { numberText } from './numberText';
import { meta, recordings } from './recordings';
import type { CompileOptions, PrometheusGroup } from './types';

export interface CompiledSlo {
  group: PrometheusGroup;
  problems: SloProblem[];
}

const INTERVAL = '30s';
const NONE =
  'The numbers are those of CloudWatch, so there are no rules of Prometheus and no alerts of theirs. The portal asks CloudWatch; alert by alarms of AWS.';

/** Whether Prometheus has an objective's numbers, and so rules and alerts of it. */
export const hasSloRules = ({ indicator }: Pick<Slo, 'indicator'>): boolean =>
  indicator.form !== 'cloudwatch';

/**
 * Rules of an objective: what it records, named and labelled as Sloth does, and
 * alerts of several windows. The budget of the whole window is that of sums, not a
 * mean of ratios, where events are counted. Rules that read others stand after
 * them in one group, so that they are evaluated in order.
 */
export function compileSlo(
  slo: Slo,
  options: CompileOptions = {},
): CompiledSlo {
  if (!hasSloRules(slo)) {
    const group = { name: `slo-${slo.id}`, interval: INTERVAL, rules: [] };
    const path = ['spec', 'indicator'];
    return { group, problems: [{ severity: 'warning', message: NONE, path }] };
  }
  const pairs = burnPairs(periodOf(slo), slo.budget, sliceOf(slo));
  const windows = burnWindows(pairs);
  const own = ownLabels(slo);
  return {
    group: {
      name: `slo-${slo.id}`,
      interval: INTERVAL,
      rules: [
        ...recordings(slo, own, windows),
        ...meta(slo, own, windows),
        ...alerts(slo, own, { pairs, options }),
      ],
    },
    problems: pairs.some(({ capped }) => capped)
      ? [
          {
            severity: 'warning',
            message: `The target is so low that an outage burns slower than the usual factors: they are lowered to ${numberText(
              0.9 / slo.budget,
            )}.`,
            path: ['spec', 'objectives', 0],
          },
        ]
      : [],
  };
}
