/** English texts of cards on pages of the catalog, and on the front page. */
export const entityMessages = {
  'entity.title': 'Objectives',
  'entity.kept_one': '{{kept}} of {{count}} meets its target',
  'entity.kept_other': '{{kept}} of {{count}} meet their target',
  'entity.unknown_one': 'of {{count}} it is not known',
  'entity.unknown_other': 'of {{count}} it is not known',
  'entity.asked': 'asked',
  'entity.more': 'Objectives of the product',
  'entity.all': 'All objectives',
  'home.none': 'Nothing that your teams own promises anything yet.',
  'home.fine_one': 'The objective of your teams burns no budget too fast.',
  'home.fine_other':
    'None of the {{count}} objectives of your teams burns its budget too fast.',
  'home.unknown_one': 'Of {{count}} more nobody knows.',
  'home.unknown_other': 'Of {{count}} more nobody knows.',
  'home.rest_one': '{{count}} more',
  'home.rest_other': '{{count}} more',
} as const;
