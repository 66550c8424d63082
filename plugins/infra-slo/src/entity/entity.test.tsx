import type { ReactElement } from 'react';
import type { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { screen, within } from '@testing-library/react';
import { type SloApi, sloApiRef } from '../api';
import { slosRouteRef } from '../routes';
import { sampleObjective, samplePage } from '../testing/samples';
import { ProductObjectives } from './ProductObjectives';
import { ServiceObjectives } from './ServiceObjectives';
import { StackObjectives } from './StackObjectives';

const entity = (kind: string, name: string, annotations = {}): Entity => ({
  ...{ apiVersion: 'backstage.io/v1alpha1', kind },
  metadata: { name, annotations },
});
const service = entity('Component', 'authhub-api', {
  'infra-portal.io/product': 'authhub',
  'infra-portal.io/service': 'api',
});

const open = (part: ReactElement, of: Entity, api: Partial<SloApi>) =>
  renderInTestApp(<EntityProvider entity={of}>{part}</EntityProvider>, {
    apis: [[sloApiRef, api]] as never,
    mountedRoutes: {
      '/slos': slosRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    } as never,
  });

const objectives = [
  sampleObjective('availability', { state: 'exhausted', budgetLeft: -0.1 }),
  sampleObjective('latency', { observedAt: '2026-11-22T08:00:00.000Z' }),
  sampleObjective('young', {
    ...{ state: 'unknown', data: 'pending', observedAt: undefined },
    ...{ sli: undefined, budgetLeft: undefined, burn: {} },
  }),
];

const problem = (file: string) => ({
  ...{ repository: 'github.com/acme/infrastructure', file, line: 3, column: 1 },
  severity: 'error' as const,
  message: { en: `Mend ${file}.`, ko: `${file} 파일을 고치십시오.` },
});

it('shows all that a product promises, and how much of it is kept', async () => {
  const asked = jest.fn(async () => samplePage(objectives));
  await open(<ProductObjectives />, entity('System', 'authhub'), {
    objectives: asked,
  });
  const table = await screen.findByRole('table', { name: 'Objectives' });
  expect(within(table).getAllByRole('row')).toHaveLength(4);
  expect(
    screen.getByText(/1 of 3 meet their target, of 1 it is not known/),
  ).toBeInTheDocument();
  expect(asked).toHaveBeenCalledWith(
    { product: ['authhub'], limit: 200, cursor: undefined },
    expect.anything(),
  );
  expect(
    screen.getByRole('link', { name: 'Objectives of the product' }),
  ).toHaveAttribute('href', '/slos?product=authhub');
});

it('shows what a service promises', async () => {
  const asked = jest.fn(async () => samplePage(objectives));
  await open(<ServiceObjectives />, service, { objectives: asked });
  const items = await screen.findAllByRole('listitem');
  expect(items).toHaveLength(3);
  expect(items[0]).toHaveTextContent(/Budget spent.*overspent by 10\.0%/);
  expect(items[2]).toHaveTextContent('Not read yet');
  expect(items[2]).not.toHaveTextContent(/\d%(?! in 30 days)/);
  expect(asked).toHaveBeenCalledWith(
    {
      ...{ entityRef: 'component:default/authhub-api' },
      ...{ limit: 200, cursor: undefined },
    },
    expect.anything(),
  );
});

it('tells a service without an objective from one whose file is broken', async () => {
  const page = samplePage([], {
    problems: [
      problem('slo/authhub/api/prod.slo.yaml'),
      problem('slo/authhub/api-old/prod.slo.yaml'),
      problem('slo/mail/api/prod.slo.yaml'),
    ],
  });
  await open(<ServiceObjectives />, service, { objectives: async () => page });
  expect(await screen.findByText('No objective yet')).toBeInTheDocument();
  expect(
    screen.getByText('Mend slo/authhub/api/prod.slo.yaml.'),
  ).toBeInTheDocument();
  expect(screen.getByText('1 problem')).toBeInTheDocument();
});

it('shows on a stack what the service promises in its environment', async () => {
  const stack: Entity = {
    ...entity('Resource', 'authhub-api-prod', {
      'infra-portal.io/environment': 'prod',
    }),
    relations: [
      { type: 'ownedBy', targetRef: 'group:default/auth' },
      { type: 'dependencyOf', targetRef: 'component:default/authhub-api' },
    ],
  };
  const asked = jest.fn(async () => samplePage(objectives));
  await open(<StackObjectives />, stack, { objectives: asked });
  expect(await screen.findByText('Budget spent')).toBeInTheDocument();
  expect(asked).toHaveBeenCalledWith(
    {
      ...{ entityRef: 'component:default/authhub-api', environment: ['prod'] },
      ...{ limit: 200, cursor: undefined },
    },
    expect.anything(),
  );
});

it('says that somebody may not see it', async () => {
  const denied = Object.assign(new Error('no'), { statusCode: 403 });
  await open(<ServiceObjectives />, service, {
    objectives: () => Promise.reject(denied),
  });
  expect(await screen.findByText('You may not see this')).toBeInTheDocument();
});
