import type { SloAlert } from '../status/reading';
import type { SloSample } from './parts';
import { ALERTS, ALERTS_SINCE } from './recordedQuery';

function severityOf({
  sloth_severity,
  severity,
}: SloSample['labels']): SloAlert['severity'] {
  const said = sloth_severity ?? severity;
  return said === 'page' || said === 'critical' ? 'page' : 'ticket';
}

const keyOf = (labels: SloSample['labels']) =>
  `${labels.alertname} ${severityOf(labels)}`;

/** Alerts that are there now, each once: replicas say the same. */
export function readAlerts(samples: readonly SloSample[]): SloAlert[] {
  const since = new Map<string, number>();
  for (const { labels, value } of samples) {
    if (labels.__name__ !== ALERTS_SINCE || !(value > 0)) continue;
    if (!Number.isFinite(value)) continue;
    const key = keyOf(labels);
    since.set(key, Math.min(value, since.get(key) ?? value));
  }
  const found = new Map<string, SloAlert>();
  for (const { labels } of samples) {
    if (labels.__name__ !== ALERTS || labels.alertname === undefined) continue;
    const key = keyOf(labels);
    if (found.get(key)?.state === 'firing') continue;
    const start = since.get(key);
    found.set(key, {
      ...{ name: labels.alertname, severity: severityOf(labels) },
      state: labels.alertstate === 'firing' ? 'firing' : 'pending',
      ...(start !== undefined && {
        since: new Date(start * 1_000).toISOString(),
      }),
    });
  }
  return [...found.values()];
}
