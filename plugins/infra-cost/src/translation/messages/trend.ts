/** Texts of costs over time. */
export const trendMessages = {
  'trend.title': 'Over time',
  'trend.note': 'What a month would cost, at the end of each day, in UTC.',
  'trend.days': 'Time',
  'trend.days.value': '{{days}} days',
  'trend.view.chart': 'As a chart',
  'trend.view.table': 'As a table',
  'trend.view': 'Show',
  'trend.day': 'Day',
  'trend.total': 'Total',
  'trend.change': 'Change',
  'trend.rest': 'Others',
  'trend.key.none': 'none',
  'trend.choose': 'Day whose amounts are shown',
  'trend.none': 'No cost is known of these days yet.',
  'trend.chart': 'Costs of {{days}} days: from {{first}} to {{last}}.',
} as const;
