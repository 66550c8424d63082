/** Texts of the page of the repositories that are read. */
export const sourcesMessages = {
  'sources.tab': 'Sources',
  'sources.title': 'Where stacks come from',
  'sources.description':
    'Repositories that the portal reads. A push is seen at once by webhook, otherwise within a minute.',
  'sources.none.title': 'No repository is read',
  'sources.none.description':
    'Name one in the configuration, under infraPortal.infrastructure.repository.',
  'sources.never': 'Not read yet',
  'sources.checked': 'looked at',
  'sources.read': 'changed',
  'sources.branch': 'branch',
  'sources.failed.title': 'It cannot be read',
  'sources.failed.since': 'since',
  'sources.failed.kept':
    'What was read before stays. The portal tries again every minute.',
  'sources.stacks_one': '{{count}} stack',
  'sources.stacks_other': '{{count}} stacks',
  'sources.modules_one': '{{count}} module',
  'sources.modules_other': '{{count}} modules',
  'sources.problems_one': '{{count}} finding that belongs to no stack',
  'sources.problems_other': '{{count}} findings that belong to no stack',
} as const;
