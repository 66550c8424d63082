/** Texts of what open pull requests would make of all costs. */
export const pendingMessages = {
  'pending.title': 'With the open pull requests',
  'pending.all': 'All pull requests',
  'pending.none': 'No open pull request touches a stack.',
  'pending.column.what': 'What',
  'pending.column.change': 'Change',
  'pending.column.then': 'A month then',
  'pending.today': 'Today',
  'pending.after': 'With all of them',
  'pending.rest_one': '{{count}} more pull request',
  'pending.rest_other': '{{count}} more pull requests',
  'pending.line': 'The dashed line is the budget.',
  'pending.axis': 'Bars begin at {{start}}, so that small changes can be seen.',
  'pending.unchanged_one': '{{count}} pull request changes nothing.',
  'pending.unchanged_other': '{{count}} pull requests change nothing.',
  'pending.budget.left': 'Within the budget of {{budget}}, {{amount}} left',
  'pending.budget.over': 'Together over the budget of {{budget}} by {{amount}}',
  'pending.budget.wasOver':
    'Over the budget of {{budget}} already, then by {{amount}}',
  'pending.unknown': 'Not added, because no amount is known:',
} as const;
