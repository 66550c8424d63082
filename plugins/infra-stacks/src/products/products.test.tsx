import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ProductSummary } from '@infra-portal/infra-common';
import { openPage } from '../testing/openPage';

const product = (name: string, services: string[] = []): ProductSummary => ({
  name,
  stacks: 1,
  services,
  owners: ['group:default/platform'],
  repositories: ['github.com/acme/infrastructure'],
  environments: [],
  findings: { error: 0, warning: 0, info: 0 },
});

const many = [
  product('결제', ['gateway']),
  ...Array.from({ length: 150 }, (_, n) => product(`product-${n}`)),
];

const names = () =>
  within(screen.getByRole('main'))
    .getAllByRole('heading', { level: 2 })
    .map(each => each.textContent);

it('shows some of many products, and more when asked', async () => {
  await openPage('/products', { products: async () => ({ items: many }) });
  await screen.findByText('151 products');
  expect(names()).toHaveLength(60);
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
  await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
  expect(names()).toHaveLength(151);
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
});

it('finds products by names, services and owners, in any writing', async () => {
  await openPage('/products', { products: async () => ({ items: many }) });
  const box = await screen.findByRole('searchbox', { name: 'Search products' });
  await userEvent.type(box, 'GATEWAY 결제'.normalize('NFD'));
  await screen.findByText('1 product');
  expect(names()).toEqual(['결제']);
  await userEvent.clear(box);
  await userEvent.type(box, 'platform product-149');
  await screen.findByRole('link', { name: 'product-149' });
  expect(names()).toEqual(['product-149']);
  await userEvent.type(box, 'x');
  await screen.findByText('No product fits');
});
