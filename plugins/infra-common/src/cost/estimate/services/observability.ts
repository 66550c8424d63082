import { entryOf } from '../engine/Arguments';
import { Pricing } from '../engine/Pricing';
import { components, Rules } from '../engine/Rule';

const CLASSES = {
  STANDARD: '',
  INFREQUENT_ACCESS: '-infrequent',
};

const ingestOf = ({ args }: Pricing) => {
  const suffix = entryOf(CLASSES, args.text('log_group_class', 'STANDARD'));
  return suffix === undefined ? null : `logs/ingest${suffix}`;
};

/** Seconds of a period below which an alarm is one of high resolution. */
const HIGH_RESOLUTION = 60;

/** An alarm counts once for each metric that it looks at. */
const metricsOf = ({ args }: Pricing) => {
  if (args.isUnknown('metric_query')) return null;
  const queries = args
    .blocks('metric_query')
    .filter(each => each.has('metric'));
  return Math.max(1, queries.length);
};

const alarmOf = ({ args }: Pricing) => {
  const periods = [
    args.amount('period', '300'),
    ...args
      .blocks('metric_query')
      .map(each => each.block('metric').amount('period', '300')),
  ];
  if (periods.includes(null)) return null;
  return periods.some(each => Number(each) < HIGH_RESOLUTION)
    ? 'cw/alarm-highres'
    : 'cw/alarm-standard';
};

export const observability: Rules = {
  aws_cloudwatch_log_group: components(pricing => [
    pricing.usageLine({
      name: 'Data written',
      unit: 'GB',
      price: ingestOf(pricing),
      usage: 'logs.ingested-gb',
      of: [],
    }),
    pricing.usageLine({
      name: 'Data kept',
      unit: 'GB',
      price: 'logs/storage',
      usage: 'logs.stored-gb',
      of: [],
    }),
  ]),
  aws_cloudwatch_metric_alarm: components(pricing => [
    pricing.line({
      name: 'Alarm',
      unit: 'metrics',
      price: alarmOf(pricing),
      of: [[metricsOf(pricing), 'metrics']],
    }),
  ]),
  aws_cloudwatch_dashboard: components(pricing => [
    pricing.line({
      name: 'Dashboard',
      unit: 'dashboards',
      price: 'cw/dashboard',
      of: [[1, 'dashboards']],
    }),
  ]),
};
