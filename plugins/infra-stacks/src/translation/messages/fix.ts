/** Texts of what mends a finding. */
export const fixMessages = {
  'fix.show': 'Show the fix',
  'fix.hide': 'Hide the fix',
  'fix.panel': 'Fix of {{file}}',
  'fix.loading': 'Working out what would change…',
  'fix.branch': 'Branch',
  'fix.nothingApplied':
    'A pull request is opened in your name. Nothing is applied; it is planned first.',
  'fix.open': 'Open pull request',
  'fix.opening': 'Opening the pull request…',
  'fix.opened': 'Pull request #{{number}} is open.',
  'fix.there': 'Pull request #{{number}} proposes this already.',
  'fix.link': 'Pull request #{{number}} on GitHub',
  'fix.none.title': 'No change is safe to make by itself',
  'fix.changed.title': 'The file has changed meanwhile',
  'fix.changed.description': 'Look at the fix once more before you propose it.',
  'fix.failed.title': 'The fix could not be prepared',
  'fix.failed.description':
    'GitHub or the portal did not answer as it should. Nothing was proposed.',
  'fix.notAllowed.title': 'You may not propose this',
  'fix.notAllowed.description':
    'Sign in with an account of the organisation, or ask your platform team for the permission infra-stacks.fix.create.',
  'fix.again': 'Look again',
} as const;
