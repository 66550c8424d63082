/** Texts of projects of reports that are no stack that is known. */
export const unmatchedMessages = {
  'unmatched.link_one': '{{count}} reported project is no known stack',
  'unmatched.link_other': '{{count}} reported projects are no known stack',
  'unmatched.title': 'Reports without a stack',
  'unmatched.description':
    'Projects that a pipeline reported and that are no stack the portal knows for sure. Their costs count nowhere until somebody says which stack they are.',
  'unmatched.none.title': 'Every reported project is a known stack',
  'unmatched.none.description':
    'A project that cannot be matched by its folder, name and workspace appears here.',
  'unmatched.column.project': 'Project',
  'unmatched.column.why': 'Why',
  'unmatched.column.received': 'Received',
  'unmatched.column.action': 'Match',
  'unmatched.why.none':
    'No stack of the repository has its folder or its name.',
  'unmatched.why.several':
    'Several stacks may be it: its workspace or its name is missing.',
  'unmatched.choose': 'Which stack is it?',
  'unmatched.open': 'Choose a stack',
  'unmatched.close': 'Close',
  'unmatched.candidates': 'Stacks that it may be',
  'unmatched.search': 'Search all stacks of the repository',
  'unmatched.search.placeholder': 'Name, folder or product',
  'unmatched.found': 'Stacks of the repository',
  'unmatched.found.none':
    'No stack of this repository fits. A stack appears here after its folder is on the main branch.',
  'unmatched.found.more':
    'There are more: {{total}} fit. Search for a part of the name.',
  'unmatched.confirm':
    'All that was reported of {{project}}, and all that will be, counts as the cost of {{stack}}.',
  'unmatched.confirm.action': 'Match them',
  'unmatched.confirm.busy': 'Matching…',
  'unmatched.done': '{{project}} now counts as {{stack}}.',
  'unmatched.failed.title': 'It could not be matched',
  'unmatched.notAllowed':
    'Your account may not match projects. Ask your platform team for the permission infra-cost.report.match.',
} as const;
