/** Texts of savings that become pull requests. */
export const savingProposalMessages = {
  'savingProposal.column': 'Pull request',
  'savingProposal.propose': 'Propose…',
  'savingProposal.proposeThis': 'Propose: {{title}} ({{address}})',
  'savingProposal.choose': 'Choose: {{title}} ({{address}})',
  'savingProposal.chosen': 'Propose the ticked ones ({{number}})…',
  'savingProposal.byHand': 'Has to be written by hand',
  'savingProposal.state.open': 'open',
  'savingProposal.state.merged': 'merged',
  'savingProposal.title_one': 'Propose {{count}} saving',
  'savingProposal.title_other': 'Propose {{count}} savings together',
  'savingProposal.means':
    'The files change as shown, in one pull request. Nothing is applied before people merge it.',
  'savingProposal.loading': 'Writing and estimating the change…',
  'savingProposal.money': 'What it saves',
  'savingProposal.saves': 'Saves a month',
  'savingProposal.before': 'The stack now',
  'savingProposal.after': 'The stack with this',
  'savingProposal.use':
    'Of this {{rest}} follows from use that no file declares. The estimate of the files falls by {{declared}}.',
  'savingProposal.changes': 'What changes',
  'savingProposal.questions': 'Answer before it is proposed',
  'savingProposal.ask.needs-arm-image':
    'Yes, every image and package is there for ARM64.',
  'savingProposal.ask.routes-must-move':
    'Yes, the routes that lead through it are moved.',
  'savingProposal.ask.nothing-in-stack-uses-it':
    'Yes, nothing outside of this stack uses it.',
  'savingProposal.ask.size-may-be-needed': 'Yes, the usual size is enough.',
  'savingProposal.unanswered_one':
    '{{count}} question is still to be answered.',
  'savingProposal.unanswered_other':
    '{{count}} questions are still to be answered.',
  'savingProposal.branch': 'Branch:',
  'savingProposal.left': 'Not written',
  'savingProposal.left.notComputable': 'Its amount is not known.',
  'savingProposal.left.needsResource':
    'No argument does it: something new has to be written by hand.',
  'savingProposal.left.stale':
    'It is not there any more: the files have changed.',
  'savingProposal.left.expression':
    'The value is an expression, such as a variable. Change it where it is set.',
  'savingProposal.left.inModule':
    'The value is inside of a module, and no argument of the call leads to it.',
  'savingProposal.left.notInIntent':
    'The intent of the service has no field for it, or its golden path does not take it.',
  'savingProposal.left.deviates':
    'Lines that would change were changed by hand. That would be lost.',
  'savingProposal.left.referenced': 'Something else names what would go.',
  'savingProposal.left.notVerified':
    'After the change it would not save exactly what is promised.',
  'savingProposal.left.conflict':
    'Another one that saves more changes the same.',
  'savingProposal.none.title': 'Nothing of it can be written',
  'savingProposal.none.description':
    'Change the files by hand as the reasons below say, or choose other savings.',
  'savingProposal.refused.title': 'This cannot be proposed',
  'savingProposal.changed.title': 'It has changed meanwhile',
  'savingProposal.notAllowed.title': 'You may not propose this',
  'savingProposal.notAllowed.description':
    'Sign in, or ask the platform team for the permission {{permission}}.',
  'savingProposal.failed.title': 'The pull request could not be prepared',
  'savingProposal.failed.description':
    'Nothing was proposed. Try again in a moment.',
  'savingProposal.again': 'Look again',
  'savingProposal.open': 'Open pull request',
  'savingProposal.opening': 'Opening…',
  'savingProposal.hint': 'Opening it applies nothing.',
  'savingProposal.opened': 'Pull request #{{number}} is open.',
  'savingProposal.there': 'Pull request #{{number}} proposes this already.',
  'savingProposal.link': 'Pull request #{{number}} on GitHub',
  'savingProposal.stack': 'Ways to pay less',
  'savingProposal.stack.none':
    'No rule finds a cheaper way to declare the same.',
  'savingProposal.stack.pending':
    'Nobody looked for savings yet. This is done soon after the stack was priced.',
  'savingProposal.product':
    'Ways to pay less: {{certain}} a month recommended, {{possible}} with every question answered by yes.',
} as const;
