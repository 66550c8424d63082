/** Texts of what ends or silences a drift. */
export const driftActMessages = {
  'driftAct.propose': 'Propose a pull request:',
  'driftAct.revert': 'Revert…',
  'driftAct.adopt': 'Adopt…',
  'driftAct.snooze': 'Snooze…',
  'driftAct.revert.title': 'Undo the drift',
  'driftAct.revert.means':
    'Changes one comment, so that the stack is planned. Applying that plan makes what is there what the code says again; a person decides that in the pull request.',
  'driftAct.adopt.title': 'Adopt what is there',
  'driftAct.adopt.means':
    'Changes the code, so that the next check has nothing to report.',
  'driftAct.snooze.title': 'Snooze this drift',
  'driftAct.snooze.means':
    'Writes an exception into portal.yaml. Through its last day the drift is shown as snoozed; then it counts again.',
  'driftAct.how': 'How',
  'driftAct.how.value': 'Write what is there into the code',
  'driftAct.how.value.means':
    'Only values that the plan shows whole, over values that are written out.',
  'driftAct.how.ignore': 'Have Terraform leave it alone',
  'driftAct.how.ignore.means':
    'Adds the arguments to ignore_changes: for what changes by itself, as a scaler does.',
  'driftAct.which': 'Which resources',
  'driftAct.reason': 'Why it is accepted for a while',
  'driftAct.reason.hint':
    'At least 10 characters. It stands in the repository: no names of customers, no secrets.',
  'driftAct.until': 'Last day (UTC), at most 90 days from now',
  'driftAct.show': 'Show what changes',
  'driftAct.loading': 'Working out what would change…',
  'driftAct.title': 'Title:',
  'driftAct.branch': 'Branch',
  'driftAct.comment': 'Will be commented in the pull request:',
  'driftAct.noComment': 'Nothing will be commented in the pull request.',
  'driftAct.left': 'Left as it is',
  'driftAct.nothingApplied':
    'A pull request is opened in your name. Nothing is applied by it.',
  'driftAct.open': 'Open pull request',
  'driftAct.opening': 'Opening the pull request…',
  'driftAct.opened': 'Pull request #{{number}} is open.',
  'driftAct.there': 'Pull request #{{number}} proposes this already.',
  'driftAct.link': 'Pull request #{{number}} on GitHub',
  'driftAct.again': 'Look again',
  'driftAct.none.title': 'Nothing is safe to propose',
  'driftAct.none.description':
    'None of this can be written into the code by itself. Change the code by hand, revert the drift, or snooze it.',
  'driftAct.changed.title': 'It has changed meanwhile',
  'driftAct.failed.title': 'The pull request could not be prepared',
  'driftAct.failed.description':
    'GitHub or the portal did not answer as it should. Nothing was proposed.',
  'driftAct.notAllowed.title': 'You may not propose this',
  'driftAct.notAllowed.description':
    'Sign in with an account of the organisation, or ask your platform team for the permission infra-stacks.drift.propose.',
} as const;
