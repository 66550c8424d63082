import { screen, within } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { goldenPathApiRef, type RequestPage } from '../api';
import { createServiceRouteRef, pullRequestsRouteRef } from '../routes';
import { sampleRequest } from '../testing/sampleRequest';
import { GoldenPathCard } from './GoldenPathCard';

const some = async (): Promise<RequestPage> => ({
  items: [sampleRequest(), sampleRequest({ id: 'r2', service: 'other' })],
});

const show = (
  annotations: Record<string, string> = {},
  requests = some,
  goldenPaths: { name: string; version: string }[] = [],
) =>
  renderInTestApp(
    <EntityProvider
      entity={{
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'authhub-login',
          title: 'authhub/login',
          annotations: {
            'infra-portal.io/intent': 'stacks/authhub/login/service.yaml',
            'infra-portal.io/golden-path': 'ecs-fargate@1.2.0',
            ...annotations,
          },
        },
        spec: { system: 'authhub' },
      }}
    >
      <GoldenPathCard />
    </EntityProvider>,
    {
      apis: [
        [goldenPathApiRef, { requests, form: async () => ({ goldenPaths }) }],
      ] as never,
      mountedRoutes: {
        '/create-service': createServiceRouteRef,
        '/pull-requests': pullRequestsRouteRef,
      },
    },
  );

describe('GoldenPathCard', () => {
  it('says where the service came from, what is open, and leads to changing it', async () => {
    await show();
    expect(await screen.findByText('ecs-fargate 1.2.0')).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: 'Create authhub/login' }),
    ).toHaveAttribute('href', '/pull-requests/r1');
    expect(screen.queryByText('Create authhub/other')).not.toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Change this service' }),
    ).toHaveAttribute('href', '/create-service?product=authhub&service=login');
    const ways = screen.getByRole('list', { name: 'Change this service' });
    expect(within(ways).getAllByRole('link')).toHaveLength(6);
    expect(
      screen.getByRole('link', { name: 'Hand over to another owner' }),
    ).toHaveAttribute('href', expect.stringContaining('focus=owner'));
    expect(screen.getByRole('link', { name: 'Retire' })).toHaveAttribute(
      'href',
      expect.stringContaining('retire=true'),
    );
  });

  it('says that its golden path has a newer version, and leads there', async () => {
    await show({}, some, [{ name: 'ecs-fargate', version: '1.10.0' }]);
    const link = await screen.findByRole('link', {
      name: 'See what would change',
    });
    expect(link).toHaveAttribute(
      'href',
      '/pull-requests/upgrades/new?kind=golden-path&name=ecs-fargate&to=1.10.0',
    );
    expect(screen.getByText(/1\.10\.0 is there/)).toBeInTheDocument();
  });

  it('looks on later pages, and does not say none before the last', async () => {
    const other = sampleRequest({ id: 'r2', service: 'other' });
    const pages = jest
      .fn(some)
      .mockResolvedValueOnce({ items: [other], nextCursor: '2' });
    await show({}, pages);
    expect(
      await screen.findByRole('link', { name: 'Create authhub/login' }),
    ).toBeInTheDocument();
    expect(pages).toHaveBeenCalledTimes(2);
  });

  it('says that it is not known when there is no end', async () => {
    const other = sampleRequest({ id: 'r2', service: 'other' });
    await show({}, async () => ({ items: [other], nextCursor: 'more' }));
    expect(await screen.findByText(/^Not known/)).toBeInTheDocument();
  });

  it('offers no change of what is not merged yet', async () => {
    await show({ 'infra-portal.io/pull-request': '7' });
    expect(await screen.findByText(/pull request #7 only/)).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Change this service' }),
    ).not.toBeInTheDocument();
  });
});
