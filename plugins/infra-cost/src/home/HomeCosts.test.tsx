import { screen } from '@testing-library/react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { costApiRef } from '../api';
import { costsRouteRef } from '../routes';
import { sampleSummary } from '../testing/samples';
import { HomeCosts } from './HomeCosts';

const system = (name: string, owner: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name, annotations: { 'infra-portal.io/product': name } },
  relations: [{ type: 'ownedBy', targetRef: owner }],
});

async function open(owner: string) {
  const summary = jest.fn(async () => sampleSummary());
  const identity = mockApis.identity({
    userEntityRef: 'user:default/developer',
    ownershipEntityRefs: ['group:default/auth'],
  });
  const catalog = catalogApiMock({
    entities: [
      system('authhub', owner),
      system('other', 'group:default/others'),
    ],
  });
  await renderInTestApp(<HomeCosts />, {
    apis: [
      identity,
      [catalogApiRef, catalog],
      [costApiRef, { summary }],
    ] as never,
    mountedRoutes: { '/costs': costsRouteRef },
  });
  return summary;
}

it('shows what the products of one’s own teams cost, and what moved', async () => {
  const summary = await open('group:default/auth');
  expect(await screen.findByText('$12,346')).toBeInTheDocument();
  expect(screen.getByText('authhub-api-prod')).toBeInTheDocument();
  expect(summary).toHaveBeenCalledWith(
    { product: ['authhub'] },
    expect.anything(),
  );
});

it('asks for nothing where one’s teams have no products', async () => {
  const summary = await open('group:default/others');
  expect(await screen.findByText(/None of your teams/)).toBeInTheDocument();
  expect(summary).not.toHaveBeenCalled();
});
