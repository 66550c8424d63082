import type { SloCloudWatch, SloCloudWatchMetric } from './types';

const metricText = ({
  namespace,
  metricName,
  dimensions,
  stat,
}: SloCloudWatchMetric) => {
  const of = Object.entries(dimensions)
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
    .join(', ');
  return `${stat} ${namespace} ${metricName}${of && ` {${of}}`}`;
};

/** What CloudWatch is asked for, as people read it. */
export function sloCloudWatchText(
  of: SloCloudWatch,
): { title: string; query: string }[] {
  switch (of.kind) {
    case 'ratio':
      return [
        { title: of.means, query: of.part.map(metricText).join(' + ') },
        { title: 'total', query: of.total.map(metricText).join(' + ') },
      ];
    case 'threshold':
      return [
        {
          title: 'threshold',
          query: `${metricText(of.metric)} ${of.op} ${of.value}`,
        },
      ];
    default:
      return [{ title: 'application-signals', query: of.objective }];
  }
}
