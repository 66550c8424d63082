/** Texts of products, in their list and on their own page. */
export const productsMessages = {
  'products.title': 'Products',
  'products.count_one': '{{count}} product',
  'products.count_other': '{{count}} products',
  'products.none.title': 'No products yet',
  'products.none.description':
    'A product appears with its first stack. Create a service, or see whether the repositories could be read.',
  'products.owners': 'Owners',
  'products.services_one': '{{count}} service',
  'products.services_other': '{{count}} services',
  'product.back': 'All products',
  'product.matrix': 'Services and environments',
  'product.service': 'Service',
  'product.whole': 'the product itself',
  'product.absent': 'not there',
  'product.stacks': 'Its stacks in the list',
  'product.repositories': 'Repositories',
} as const;
