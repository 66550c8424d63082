import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { Entity } from '@backstage/catalog-model';
import { OwnedEntities } from './OwnedEntities';
import { OWNED_LIMIT } from './ownedQuery';

const component = (name: string, owner: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, description: `About ${name}` },
  spec: { type: 'service', owner },
  relations: [{ type: 'ownedBy', targetRef: owner }],
});

const identity = mockApis.identity({
  userEntityRef: 'user:default/developer',
  ownershipEntityRefs: ['user:default/developer', 'group:default/developers'],
});

const renderWith = (catalogApi: object) =>
  renderInTestApp(<OwnedEntities />, {
    apis: [identity, [catalogApiRef, catalogApi]] as never,
  });

const fails = (statusCode: number, name: string) => ({
  queryEntities: jest
    .fn()
    .mockRejectedValue(Object.assign(new Error('no'), { statusCode, name })),
});

describe('OwnedEntities', () => {
  it('lists what the person’s teams own, and nothing else', async () => {
    await renderWith(
      catalogApiMock({
        entities: [
          component('auth-api', 'group:default/developers'),
          component('other-api', 'group:default/others'),
        ],
      }),
    );
    expect(await screen.findByText('auth-api')).toBeInTheDocument();
    expect(screen.getByText('About auth-api')).toBeInTheDocument();
    expect(screen.queryByText('other-api')).not.toBeInTheDocument();
  });

  it('says how many there are when it shows only some', async () => {
    const count = OWNED_LIMIT + 3;
    await renderWith(
      catalogApiMock({
        entities: Array.from({ length: count }, (_, index) =>
          component(`api-${index}`, 'user:default/developer'),
        ),
      }),
    );
    expect(
      await screen.findByText(`Show all ${count} in the catalog`),
    ).toBeInTheDocument();
    expect(screen.getAllByRole('listitem')).toHaveLength(OWNED_LIMIT);
  });

  it('shows that it is loading', async () => {
    await renderWith({ queryEntities: () => new Promise(() => {}) });
    expect(
      screen.getByRole('status', { name: 'Loading…' }),
    ).toBeInTheDocument();
  });

  it('tells owning nothing from an empty catalog', async () => {
    await renderWith(
      catalogApiMock({ entities: [component('x', 'group:default/others')] }),
    );
    expect(
      await screen.findByText(/You and your teams own nothing/),
    ).toBeInTheDocument();
    expect(screen.getByText('Browse the catalog')).toBeInTheDocument();
  });

  it('tells a fresh install what to do first', async () => {
    await renderWith(catalogApiMock({ entities: [] }));
    expect(await screen.findByText('The catalog is empty')).toBeInTheDocument();
    expect(screen.getByText(/catalog\.providers/)).toBeInTheDocument();
  });

  it('offers to try again after a failure, and does', async () => {
    const api = fails(500, 'ResponseError');
    await renderWith(api);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'This could not be loaded',
    );
    api.queryEntities.mockResolvedValue({
      items: [component('back', 'user:default/developer')],
      totalItems: 1,
      pageInfo: {},
    });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('back')).toBeInTheDocument();
  });

  it('does not offer to try again what is not permitted', async () => {
    await renderWith(fails(403, 'NotAllowedError'));
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('sends a person whose session ended to sign in again', async () => {
    await renderWith(fails(401, 'AuthenticationError'));
    expect(
      await screen.findByRole('button', { name: 'Sign in again' }),
    ).toBeInTheDocument();
  });
});
