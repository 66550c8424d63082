/** Texts of runs and locks. */
export const runsMessages = {
  'runs.title': 'Runs',
  'runs.all': 'All of its runs',
  'runs.loadedAt': 'Loaded',
  'runs.observed': 'GitHub was asked',
  'runs.stale.title': 'Not everything is up to date',
  'runs.stale.description':
    'What was known before is shown. The portal tries again by itself.',
  'runs.stale.since': 'since',
  'runs.none.title': 'No runs are known yet',
  'runs.none.description':
    'The next pull request that changes it is planned by Atlantis, and appears here.',
  'runs.none.anywhere':
    'The next pull request that changes a stack is planned by Atlantis, and appears here.',
  'runs.none.connect':
    'Is there no Atlantis yet? Name its address in the configuration, under infraPortal.atlantis; docs/operate/atlantis.md says how.',
  'runs.none.ci':
    'The next pull request that changes it is planned by {{runner}}, and appears here as soon as that reports.',
  'runs.none.report':
    'Does it not report yet? docs/operate/without-atlantis.md says how.',
  'runs.column.run': 'Run',
  'runs.column.changes': 'Changes',
  'runs.column.pull': 'Pull request',
  'runs.column.when': 'When',
  'runs.command.plan': 'Plan',
  'runs.command.apply': 'Apply',
  'runs.command.policy_check': 'Policy check',
  'runs.state.waiting': 'Waits for a lock',
  'runs.state.running': 'Running',
  'runs.state.succeeded': 'Succeeded',
  'runs.state.failed': 'Failed',
  'runs.state.discarded': 'Discarded',
  'runs.state.unknown': 'Outcome not known',
  'runs.changes.none': 'no changes',
  'runs.changes.some': 'has changes',
  'runs.changes.unknown': 'not known',
  'runs.count.add': '{{number}} to add',
  'runs.count.change': '{{number}} to change',
  'runs.count.destroy': '{{number}} to destroy',
  'runs.count.import': '{{number}} to import',
  'runs.count.forget': '{{number}} to forget',
  'runs.done.add': '{{number}} added',
  'runs.done.change': '{{number}} changed',
  'runs.done.destroy': '{{number}} destroyed',
  'runs.done.import': '{{number}} imported',
  'runs.done.forget': '{{number}} forgotten',
  'runs.noPull': 'none',
  'runs.took': 'took {{duration}}',
  'runs.by': 'by',
  'runs.blockedBy': 'Held up by',
  'locks.thisStack': 'This stack is locked',
  'locks.heldBy': 'Held by',
  'locks.heldByApi': 'drift detection or a call of the API',
  'locks.since': 'since',
  'locks.waiting_one': '{{count}} pull request waits for it:',
  'locks.waiting_other':
    '{{count}} pull requests wait for it, who comes next first:',
  'locks.nobodyWaits': 'Nobody waits for it.',
  'locks.observed': 'Atlantis said so',
  'locks.usual':
    'A stack is usually held for {{duration}}, by {{number}} that were applied.',
  'locks.hint': 'What would free it',
  'locks.hint.unlock-finished':
    'The pull request is finished, so the lock can go: comment “atlantis unlock” there.',
  'locks.hint.close-stale':
    'Nothing happened in the pull request for two weeks: ask whether it can be closed.',
  'locks.hint.apply': 'Its plan is there: have it applied and merged.',
  'locks.hint.ask-owner':
    'What ran last failed: ask whoever opened it to mend or unlock it.',
  'locks.hint.running': 'Atlantis is at work on it: see how that ends.',
  'locks.hint.wait': 'It ends by itself with the plan that is running.',
} as const;
