import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { goldenPathApiRef } from '../api';
import { createServiceRouteRef, pullRequestsRouteRef } from '../routes';
import { sampleRequest } from '../testing/sampleRequest';
import { GoldenPathCard } from './GoldenPathCard';

const show = (annotations: Record<string, string> = {}) =>
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
        [
          goldenPathApiRef,
          {
            requests: async () => ({
              items: [
                sampleRequest(),
                sampleRequest({ id: 'r2', service: 'other', title: 'Not it' }),
              ],
            }),
          },
        ],
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
    expect(screen.queryByText('Not it')).not.toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Change this service' }),
    ).toHaveAttribute('href', '/create-service?product=authhub&service=login');
  });

  it('offers no change of what is not merged yet', async () => {
    await show({ 'infra-portal.io/pull-request': '7' });
    expect(await screen.findByText(/pull request #7 only/)).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Change this service' }),
    ).not.toBeInTheDocument();
  });
});
