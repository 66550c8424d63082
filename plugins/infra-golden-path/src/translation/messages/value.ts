/** Texts of what pull requests take, measured. */
export const valueMessages = {
  'value.title': 'Value',
  'value.description':
    'What finished pull requests took and how they went: those of the portal beside those that people wrote by hand. It counts what happened and proves no cause: people choose the portal for other changes than the rest.',
  'value.days': 'Period',
  'value.period': 'Last {{days}} days',
  'value.notYet.title': 'Not measured yet',
  'value.notYet.description':
    'Pull requests are measured once they are merged or closed, a few minutes after the portal has started and then every ten minutes.',
  'value.stale': 'Could not be asked, so something may be missing: {{names}}',
  'value.source':
    'From GitHub (pull requests, reviews, commits) and the runs that the portal knows. Looked at',
  'value.few': 'Fewer than three: no number',
  'value.none': 'Not measured',
  'value.what': 'What',
  'value.generated': 'By the portal',
  'value.hand-written': 'By hand',
  'value.merged': 'Merged',
  'value.merged.note': 'closed without: {{number}}',
  'value.total': 'From the first word to live',
  'value.total.hint':
    'From the order, or the pull request, until everything is applied and merged; until the merge where nobody tells of applies.',
  'value.shares': 'Whom the time went to',
  'value.shares.hint':
    'In the mean. Machine: opening, plans, applies. Fixing: from an objection or a failed run to the next push. Waiting: all the rest.',
  'value.answering': 'Form',
  'value.machine': 'Machine',
  'value.waiting': 'Waiting',
  'value.fixing': 'Fixing',
  'value.firstVerdict': 'Until the first verdict',
  'value.firstVerdict.hint':
    'From the pull request to the first review by somebody else.',
  'value.reading': 'Reading on the review page',
  'value.reading.hint':
    'Seconds in which the page was seen and somebody moved, of all reviewers together. By whom is not kept; who reads at GitHub only is not seen.',
  'value.unchanged': 'Merged as the portal wrote it',
  'value.unchanged.hint': 'Without a commit by anybody else.',
  'value.firstTime': 'Right the first time',
  'value.firstTime.hint': 'No objection and no failed apply.',
  'value.failed': 'Failed',
  'value.failed.hint':
    'An apply failed, or another pull request took it back within seven days.',
  'value.median': 'half within {{median}}, nine of ten within {{p90}}',
  'value.of': 'of {{number}}',
  'value.rate': '{{part}} of {{of}}',
  'value.interval': '{{low}} to {{high}} with 95% certainty',
  'value.months': 'By month',
  'value.month': 'Month',
  'value.months.generated': 'Merged, by the portal',
  'value.months.handWritten': 'Merged, by hand',
  'value.months.generatedTotal': 'Median, by the portal',
  'value.months.handWrittenTotal': 'Median, by hand',
  'value.slowest': 'The slowest of the portal',
  'value.slowest.note': 'where looking pays the most',
  'value.pull': 'Pull request',
  'value.took': 'Took',
} as const;
