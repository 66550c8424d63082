/** Texts of cards and tabs on the catalog's pages. */
export const entityMessages = {
  'entity.checked': 'Looked at',
  'entity.product.title': 'Stacks of this product',
  'entity.product.page': 'All about this product',
  'entity.product.missing': 'No stacks of this product yet',
  'entity.product.missing.description':
    'None of the repositories that the portal reads has a stack of it. A stack belongs to a product by its folder, its service.yaml or portal.yaml.',
  'entity.service.title': 'Stacks of this service',
  'entity.service.missing': 'No stacks of this service yet',
  'entity.service.missing.description':
    'They appear when the pull request that adds them is merged, or when a folder of a repository is named after the service.',
  'entity.sources': 'See which repositories are read',
  'entity.stack.title': 'Terraform stack',
  'entity.stack.page': 'All about this stack',
  'entity.stack.missing': 'The stack is not known any more',
  'entity.stack.missing.description':
    'It may have been moved or removed. The catalog takes it away as soon as it has heard of that.',
  'entity.stack.provisional': 'Proposed in pull request #{{number}}',
  'entity.stack.provisional.description':
    'There is nothing to read of it before that is merged.',
  'entity.stack.environment': 'Environment',
  'entity.stack.source': 'Source',
  'entity.stack.at': 'at {{commit}}',
  'entity.stack.modules': 'Modules behind',
  'entity.stack.modules.none': 'none of those that can be told',
  'entity.stack.findings': 'Findings',
  'entity.none': 'no stack that is known of',
  'entity.module.title': 'Terraform module',
  'entity.module.page': 'All about this module',
  'entity.module.missing': 'The module is not known any more',
  'entity.module.missing.description':
    'It may have been moved or removed. The catalog takes it away as soon as it has heard of that.',
  'entity.module.uses': 'Used by',
} as const;
