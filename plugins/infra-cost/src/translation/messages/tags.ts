/** Texts of costs by tags. */
export const tagsMessages = {
  'tags.grouping': 'Tag {{key}}',
  'tags.groups': 'By tag {{key}}',
  'tags.without': 'without this tag',
  'tags.unknown': 'not known, or takes no tags',
  'tags.filter': 'Tag {{key}}: {{value}}',
  'tags.filter.clear': 'Show all again',
  'tags.filter.note':
    'Of each stack, only what is in this group of the tag counts here.',
  'tags.missing': 'Required tags',
  'tags.missing.one_one':
    '{{amount}} a month in {{count}} stack is without the tag {{key}}.',
  'tags.missing.one_other':
    '{{amount}} a month in {{count}} stacks is without the tag {{key}}.',
  'tags.missing.show': 'Show these stacks',
  'tags.missing.none': 'All that is priced and known has the required tags.',
  'tags.missing.unknown':
    'Of {{amount}} a month nobody can tell {{key}}: the plan tells the value, or the resource takes no tags.',
  'tags.missing.fix':
    'The page of each stack has the finding with its fix: add the tag to default_tags of the provider.',
} as const;
