/** Texts of cards on pages of the catalog, and on the front page. */
export const entityMessages = {
  'entity.title': 'Cost',
  'entity.missing': 'No cost is known',
  'entity.missing.description':
    'The portal knows no stack of it. Stacks are priced soon after their repository was read.',
  'entity.more': 'All about these costs',
  'entity.stacks_one': 'of {{count}} stack',
  'entity.stacks_other': 'of {{count}} stacks',
  'entity.tab': 'Costs by service and environment',
  'entity.service': 'Service',
  'entity.whole': 'The whole product',
  'entity.absent': '–',
  'entity.unknown_one': '{{count}} not priced',
  'entity.unknown_other': '{{count}} not priced',
  'entity.total': 'Total',
  'home.none': 'None of your teams’ products has a cost yet.',
  'home.all': 'All costs',
  'home.movers': 'What moved most',
} as const;
