import { Offer, soldBy } from './offers';

const payload = soldBy('AmazonCloudWatch', 'Data Payload');
const kept = soldBy('AmazonCloudWatch', 'Storage Snapshot');
const alarm = soldBy('AmazonCloudWatch', 'Alarm');
const metric = soldBy('AmazonCloudWatch', 'Metric');
const dashboard = soldBy('AmazonCloudWatch', 'Dashboard');

export const cloudwatch: readonly Offer[] = [
  payload('logs/ingest', 'GB', '{region}-DataProcessing-Bytes', {
    virginia: ['0.5', 'calculator', 'infracost'],
    seoul: ['0.76', 'calculator', 'catalogue', 'script'],
  }),
  kept('logs/storage', 'GB-Mo', '{region}-TimedStorage-ByteHrs', {
    virginia: ['0.03', 'calculator', 'infracost'],
    seoul: ['0.0314', 'calculator', 'catalogue', 'script'],
  }),
  payload('logs/insights', 'GB', '{region}-DataScanned-Bytes', {
    virginia: ['0.005', 'infracost'],
  }),
  alarm(
    'cw/alarm-standard',
    'Alarms',
    {
      alarmType: 'Standard',
      usagetype: '{region}-CW:AlarmMonitorUsage',
    },
    {
      virginia: ['0.1', 'calculator', 'infracost'],
      seoul: ['0.1', 'calculator', 'catalogue', 'script'],
    },
  ),
  alarm(
    'cw/alarm-highres',
    'Alarms',
    {
      alarmType: 'High Resolution',
      usagetype: '{region}-CW:HighResAlarmMonitorUsage',
    },
    {
      virginia: ['0.3', 'infracost'],
    },
  ),
  metric(
    'cw/metric',
    'Metrics',
    {
      group: 'Metric',
      usagetype: '{region}-CW:MetricMonitorUsage',
    },
    {
      start: '0',
      end: '10000',
      virginia: ['0.3', 'infracost'],
      seoul: ['0.3', 'catalogue'],
    },
  ),
  dashboard('cw/dashboard', 'Dashboards', 'DashboardsUsageHour', {
    global: ['3', 'infracost'],
  }),
];
