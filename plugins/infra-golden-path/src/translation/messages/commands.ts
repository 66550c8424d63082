/** Texts of stacks on the way of a pull request, and of asking Atlantis. */
export const commandsMessages = {
  'lane.usual': 'Usually {{duration}}, by {{number}} before.',
  'lane.stacks': 'Stacks',
  'lane.stack.waiting': 'not yet',
  'lane.stack.running': 'under way',
  'lane.stack.succeeded': 'done',
  'lane.stack.failed': 'failed',
  'lane.stack.discarded': 'thrown away',
  'lane.stack.unknown': 'not known',
  'lane.stack.unchanged': 'no changes',
  'lane.stack.run': 'See the run',
  'lane.stack.runOf': 'See the run of {{name}}',
  'lane.counts': '{{add}} to add, {{change}} to change, {{destroy}} to destroy',
  'lane.held.by': 'Held by',
  'lane.held.drift': 'a check for drift, or a call of the API',
  'lane.held.since': 'since',
  'lane.hint.unlock-finished':
    'That pull request is finished: comment “atlantis unlock” there, and the lock goes.',
  'lane.hint.close-stale':
    'Nothing happened there for two weeks: ask whether it can be closed.',
  'lane.hint.apply': 'Its plan is there: ask to have it applied and merged.',
  'lane.hint.ask-owner':
    'What ran last there failed: ask whoever opened it to mend or unlock it.',
  'lane.hint.running': 'Atlantis is at work there: see how that ends.',
  'lane.hint.wait': 'It ends by itself with the plan that is running.',

  'atlantis.title': 'Ask Atlantis',
  'atlantis.about':
    'Each button writes a comment on the pull request in your name. Atlantis answers there, and this page follows.',
  'atlantis.plan': 'Plan again',
  'atlantis.approve_policies': 'Let the policies pass',
  'atlantis.apply': 'Apply …',
  'atlantis.unlock': 'Unlock …',
  'atlantis.reasons': 'Not possible now',
  'atlantis.name.plan': 'Plan again',
  'atlantis.name.approve_policies': 'Let the policies pass',
  'atlantis.name.apply': 'Apply',
  'atlantis.name.unlock': 'Unlock',
  'atlantis.reason.not-open': 'The pull request is not open.',
  'atlantis.reason.no-atlantis': 'No Atlantis is known for this repository.',
  'atlantis.reason.running': 'Atlantis is at work on it.',
  'atlantis.reason.no-plan': 'There is no successful plan of this commit.',
  'atlantis.reason.no-changes': 'The plans change nothing.',
  'atlantis.reason.applied': 'Everything is applied already.',
  'atlantis.reason.policy': 'The policies have not passed.',
  'atlantis.reason.no-policy': 'No policy stands in the way.',
  'atlantis.reason.approval':
    'Approvals are missing, or somebody asks for changes.',
  'atlantis.reason.locked': 'Another pull request holds one of its stacks.',
  'atlantis.reason.nothing-held': 'Nothing is held for this pull request.',
  'atlantis.reason.notAllowed': 'You are not allowed to do this.',
  'atlantis.notAllowed.title': 'You cannot ask Atlantis from here',
  'atlantis.notAllowed.description':
    'Comments are written in your own name, so you have to be signed in with GitHub and be allowed to. On the pull request you can comment “atlantis plan” yourself.',
  'atlantis.done': '{{login}} asked: “{{command}}”.',
  'atlantis.done.next': 'Atlantis answers on the pull request.',
  'atlantis.done.comment': 'See the comment',
  'atlantis.failed': 'Atlantis was not asked',
  'atlantis.refusal.closed': 'The pull request was merged or closed meanwhile.',
  'atlantis.refusal.stale':
    'There is a newer commit than the one this page showed. Look at its plan first.',
  'atlantis.refusal.no-project': 'There is no plan of this stack any more.',
  'atlantis.refusal.being-posted':
    'It is not known whether the comment was written. Look at the pull request before you ask again.',
  'atlantis.refusal.key-used': 'Press the button again.',
  'atlantis.refusal.other-host':
    'The repository is at another GitHub than the one you sign in with. Comment there yourself.',
  'atlantis.refusal.token':
    'GitHub does not accept your sign-in any more. Sign out of the portal and in again.',
  'atlantis.refusal.not-you':
    'You are signed in at GitHub as somebody else than here. Sign in there as yourself.',
  'atlantis.refusal.unknown-you':
    'The catalog does not say who you are at GitHub. Comment on the pull request yourself, or ask the platform team to add your login.',
  'atlantis.refusal.forbidden':
    'GitHub does not let you comment on this pull request. Ask for write access to the repository.',
  'atlantis.refusal.not-taken':
    'GitHub does not take the comment. Comment on the pull request yourself.',
  'atlantis.refusal.rate-limited':
    'You asked too often. Wait a minute, then try again.',
  'atlantis.refusal.unsure':
    'GitHub did not answer, so the comment may be there. Look at the pull request before you ask again.',
  'atlantis.refusal.unavailable':
    'GitHub or the catalog does not answer now. Try again.',
  'atlantis.refusal.popup':
    'GitHub was not asked for your permission to comment: the window was closed or blocked. Allow it and try again, or comment on the pull request yourself.',
  'atlantis.refusal.notAllowed':
    'You are not allowed to do this. Ask the platform team.',
  'atlantis.refusal.other': 'The portal does not answer now. Try again.',
  'atlantis.dialog.apply.title': 'Apply what is planned?',
  'atlantis.dialog.apply.does':
    'Atlantis makes these changes to what really exists:',
  'atlantis.dialog.apply.prod': 'This changes prod.',
  'atlantis.dialog.apply.checks':
    'Atlantis asks for approvals and policies again before it applies.',
  'atlantis.dialog.apply.confirm': 'Apply',
  'atlantis.dialog.which': 'What to apply',
  'atlantis.dialog.all': 'All stacks',
  'atlantis.dialog.unlock.title': 'Unlock the stacks?',
  'atlantis.dialog.unlock.does':
    'Atlantis throws away the plans of this pull request, and lets others have its stacks. What is applied already stays.',
  'atlantis.dialog.unlock.after':
    'It has to be planned again before it can be applied.',
  'atlantis.dialog.unlock.confirm': 'Unlock',
  'atlantis.dialog.approve_policies.title': 'Let the policies pass?',
  'atlantis.dialog.approve_policies.does':
    'You approve what the policies refuse, as one of their owners. Atlantis takes it only from owners.',
  'atlantis.dialog.approve_policies.confirm': 'Let them pass',
  'atlantis.dialog.comment': 'The comment:',
  'atlantis.dialog.back': 'Go back',
} as const;
