/** Texts of exceptions that lift what blocks a pull request. */
export const exceptionMessages = {
  'exception.propose': 'Propose an exception…',
  'exception.title': 'Propose an exception',
  'exception.means':
    'It is written into portal.yaml of the default branch by a pull request of its own. When that is merged, this one is judged anew; after the last day it is blocked again.',
  'exception.stacks': 'Stacks that it is for',
  'exception.until': 'Last day',
  'exception.until.hint': 'UTC, at most half a year away.',
  'exception.reason': 'Reason',
  'exception.reason.hint': 'At least 10 characters; it is kept in portal.yaml.',
  'exception.show': 'Show what changes',
  'exception.loading': 'Writing the exception…',
  'exception.verdict': 'The verdict with it:',
  'exception.stillBlocks':
    'Something else blocks it still: another reason, or stacks that are not chosen.',
  'exception.approvers': 'It has to be approved by',
  'exception.approvers.none':
    'Nobody owns portal.yaml, so whoever may merge decides.',
  'exception.hint': 'Opening it lifts nothing before it is merged.',
  'exception.list': 'Exceptions that were proposed',
  'exception.rule.cost-budget': 'Budget',
  'exception.rule.cost-increase': 'Increase',
} as const;
