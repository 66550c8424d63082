import type { ReactElement } from 'react';
import type { Entity } from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import { type CostApi, costApiRef } from '../api';
import { costsRouteRef } from '../routes';
import { sampleCost, sampleStack, sampleSummary } from '../testing/samples';
import { ProductCostCard, ServiceCostCard, StackCostCard } from './cards';
import { ProductCosts } from './ProductCosts';

const entity = (kind: string, name: string, notes = {}): Entity => ({
  ...{ apiVersion: 'backstage.io/v1alpha1', kind },
  metadata: {
    name,
    annotations: Object.fromEntries(
      Object.entries(notes).map(([key, value]) => [
        `infra-portal.io/${key}`,
        String(value),
      ]),
    ),
  },
});
const system = entity('System', 'authhub');

const open = (part: ReactElement, of: Entity, api: Partial<CostApi>) =>
  renderInTestApp(<EntityProvider entity={of}>{part}</EntityProvider>, {
    apis: [[costApiRef, api]] as never,
    mountedRoutes: { '/costs': costsRouteRef },
  });

const stacks = [
  sampleStack('authhub-api-dev'),
  sampleStack('authhub-api-prod', {
    environment: 'prod',
    cost: sampleCost({
      monthly: '100.5',
      pricedAt: '2026-10-05T00:00:00.000Z',
    }),
  }),
  sampleStack('authhub-network', {
    ...{ service: undefined, environment: 'prod', cost: undefined },
  }),
];
const page = async () => ({ items: stacks, total: stacks.length });

it('adds up what services cost in their environments', async () => {
  await open(<ProductCosts />, system, { stacks: page });
  const table = await screen.findByRole('table');
  const rows = within(table)
    .getAllByRole('row')
    .map(row => row.textContent);
  expect(rows).toEqual([
    'ServicedevprodTotal',
    'api$43.07$100.50$143.57',
    'The whole product–1 not priced1 not priced',
    'Total$43.07$100.501 not priced$143.571 not priced',
  ]);
  expect(within(table).getByRole('link', { name: '$100.50' })).toHaveAttribute(
    'href',
    '/costs/stacks/authhub-api-prod',
  );
  expect(screen.getByText(/oldest price/)).toBeInTheDocument();
});

it('says that nothing is priced, and that somebody may not see it', async () => {
  await open(<ProductCosts />, system, {
    stacks: async () => ({ items: [], total: 0 }),
  });
  expect(await screen.findByText('No cost is known')).toBeInTheDocument();
  await open(<ProductCostCard />, system, {
    summary: async () => {
      throw new NotAllowedError();
    },
  });
  expect(await screen.findByText('You may not see this')).toBeInTheDocument();
});

it('holds a product against its budget', async () => {
  const summary = jest.fn(async () => sampleSummary());
  await open(<ProductCostCard />, system, { summary });
  expect(await screen.findByText('$12,346')).toBeInTheDocument();
  expect(screen.getByText(/of \$10,000/)).toBeInTheDocument();
  expect(summary).toHaveBeenCalledWith(
    { product: ['authhub'] },
    expect.anything(),
  );
});

it('adds up the stacks of a service only', async () => {
  const service = entity('Component', 'authhub-api', {
    product: 'authhub',
    service: 'api',
  });
  await open(<ServiceCostCard />, service, { stacks: page });
  expect(await screen.findByText('$143.57')).toBeInTheDocument();
  expect(screen.getAllByRole('listitem')).toHaveLength(2);
});

it('shows why a stack has no newer value, and nothing of a proposed one', async () => {
  const failing = { since: '2026-11-20T10:00:00.000Z', message: 'No module' };
  const stack = async () => ({
    ...sampleStack('authhub-api-dev', { failing }),
    cost: sampleCost({ failing }),
  });
  const resource = entity('Resource', 'authhub-api-dev');
  await open(<StackCostCard />, resource, { stack });
  expect(await screen.findByText('$43.07')).toBeInTheDocument();
  expect(screen.getByText(/No module/)).toBeInTheDocument();
});
