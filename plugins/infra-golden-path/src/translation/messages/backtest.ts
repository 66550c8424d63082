/** Whether promises would have been kept. */
export const backtestMessages = {
  'backtest.tab': 'Objectives',
  'backtest.allowed':
    'In {{days}} days one request of {{oneOf}} may fail, or all of them for {{time}}.',
  'backtest.working': 'Looking whether it would have been kept…',
  'backtest.failed': 'Whether it would have been kept cannot be told now.',
  'backtest.none': 'There are no numbers yet.',
  'backtest.mark.kept': 'Kept',
  'backtest.mark.missed': 'Missed',
  'backtest.mark.unknown': 'Not known',
  'backtest.kept':
    'with a target of {{target}} you would have kept {{sli}} in the last {{days}} days.',
  'backtest.missed':
    'a target of {{target}} would have been missed with {{sli}} in the last {{days}} days.',
  'backtest.young': '{{known}} of {{days}} days are known.',
  'backtest.counts': '{{bad}} of {{total}} failed; {{allowed}} may.',
} as const;
