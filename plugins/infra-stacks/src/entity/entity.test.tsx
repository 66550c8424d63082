import type { ReactElement } from 'react';
import { screen, within } from '@testing-library/react';
import type { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import type { Product } from '@infra-portal/infra-common';
import { stacksApiRef, type StacksApi } from '../api';
import { productsRouteRef, stacksRouteRef } from '../routes';
import { driftedStack, driftPage, stackDriftDetail } from '../testing/drift';
import { apiStack, sampleLock, sampleRun } from '../testing/runs';
import { sampleModule, sampleStack, sampleSummary } from '../testing/samples';
import { ModuleCard } from './ModuleCard';
import { ProductDriftCard } from './ProductDriftCard';
import { ProductStacks } from './ProductStacks';
import { ServiceStacks } from './ServiceStacks';
import { StackCard } from './StackCard';
import { StackDriftCard } from './StackDriftCard';
import { StackRunsCard } from './StackRunsCard';

const entityOf = (
  kind: string,
  name: string,
  notes: Record<string, string> = {},
  spec: Entity['spec'] = {},
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: {
    name,
    annotations: Object.fromEntries(
      Object.entries(notes).map(([key, value]) => [
        `infra-portal.io/${key}`,
        value,
      ]),
    ),
  },
  spec,
});

const show = (card: ReactElement, entity: Entity, api: Partial<StacksApi>) =>
  renderInTestApp(<EntityProvider entity={entity}>{card}</EntityProvider>, {
    apis: [[stacksApiRef, api]] as never,
    mountedRoutes: {
      '/stacks': stacksRouteRef,
      '/products': productsRouteRef,
    },
  });

const none = { error: 0, warning: 0, info: 0 };
const product = (more: Partial<Product> = {}): Product => ({
  name: 'authhub',
  stacks: 3,
  services: ['api', 'web'],
  owners: [],
  repositories: [],
  environments: ['dev', 'prod'].map(name => ({
    name,
    stacks: 1,
    findings: none,
  })),
  findings: { error: 0, warning: 2, info: 0 },
  things: [],
  items: [
    sampleSummary('authhub-api-prod', { environment: 'prod' }),
    sampleSummary('authhub-api-dev', {
      findings: { error: 1, warning: 0, info: 0 },
    }),
    sampleSummary('authhub-web-dev', { service: 'web' }),
  ],
  observedAt: '2026-11-21T10:00:00Z',
  ...more,
});
const gone = async () => {
  throw new NotFoundError('It is not there');
};
const links = () =>
  screen
    .getAllByRole('link')
    .map(link => [link.textContent, link.getAttribute('href')]);

describe('on the page of a product', () => {
  it('shows services by environment, and how much was found', async () => {
    const asked = jest.fn(async () => product());
    await show(<ProductStacks />, entityOf('System', 'authhub'), {
      product: asked,
    });
    const table = await screen.findByRole('table', {
      name: 'Services and environments',
    });
    expect(asked).toHaveBeenCalledWith('authhub', expect.anything());
    expect(
      within(table).getByRole('link', { name: 'authhub-api-dev' }),
    ).toHaveAttribute('href', '/stacks/authhub-api-dev');
    expect(screen.getByText('2 warnings')).toBeInTheDocument();
    expect(screen.getByText(/Looked at/)).toBeInTheDocument();
    expect(links()).toContainEqual([
      'All about this product',
      '/products/authhub',
    ]);
  });

  it('asks by the name that the repositories have for it', async () => {
    const asked = jest.fn(async () => product());
    const entity = entityOf('System', 'a-b-12345678', { product: 'A B' });
    await show(<ProductStacks />, entity, { product: asked });
    await screen.findByRole('table');
    expect(asked).toHaveBeenCalledWith('A B', expect.anything());
  });

  it('says when it has no stacks, and what to look at then', async () => {
    await show(<ProductStacks />, entityOf('System', 'new'), { product: gone });
    await screen.findByText('No stacks of this product yet');
    expect(links()).toEqual([
      ['See which repositories are read', '/stacks/-/sources'],
    ]);
  });

  it('says what went wrong, and asks again', async () => {
    const asked = jest
      .fn(async () => product())
      .mockRejectedValueOnce(new Error('the server is away'));
    await show(<ProductStacks />, entityOf('System', 'a'), { product: asked });
    await screen.findByText('the server is away');
    screen.getByRole('button', { name: /again/i }).click();
    expect(await screen.findByRole('table')).toBeInTheDocument();
  });
});

describe('on the page of a product, of drift', () => {
  const system = entityOf('System', 'authhub');

  it('lists stacks that somebody has to look at', async () => {
    const drift = jest.fn(async () => driftPage({ items: [driftedStack()] }));
    await show(<ProductDriftCard />, system, { drift });
    const table = await screen.findByRole('table', { name: 'Drift' });
    expect(table).toHaveTextContent(/api.*Drifted.*2 resources/);
    expect(
      screen.getByRole('list', { name: 'How stacks stand' }),
    ).toHaveTextContent('Drifted 1Clean 4');
    expect(drift).toHaveBeenCalledWith(
      {
        products: ['authhub'],
        states: ['drifted', 'snoozed', 'failed'],
        limit: 5,
      },
      expect.anything(),
    );
    expect(
      screen.getByRole('link', { name: 'All of its drift' }),
    ).toHaveAttribute('href', '/stacks/-/drift?product=authhub');
  });

  it.each([
    [4, true, 'None of its stacks is known to have drifted.'],
    [4, false, /Give the portal a token/],
    [0, true, 'The portal knows no stacks of this product.'],
  ])('says why there are none: %s, %s', async (unchecked, configured, text) => {
    const states = { drifted: 0, snoozed: 0, failed: 0, unchecked, clean: 0 };
    await show(<ProductDriftCard />, system, {
      drift: async () => driftPage({ items: [], states, configured }),
    });
    expect(await screen.findByText(text)).toBeInTheDocument();
  });
});

describe('on the page of a service', () => {
  const ofOthers = entityOf(
    'Component',
    'authhub-api',
    {},
    {
      type: 'service',
      system: 'system:default/authhub',
    },
  );

  it('lists its stacks by environment, whoever described the service', async () => {
    const asked = jest.fn(async () => product());
    await show(<ServiceStacks />, ofOthers, { product: asked });
    await screen.findByText('1 error');
    expect(asked).toHaveBeenCalledWith('authhub', expect.anything());
    expect(links()).toEqual([
      ['authhub-api-dev', '/stacks/authhub-api-dev'],
      ['authhub-api-prod', '/stacks/authhub-api-prod'],
    ]);
  });

  it('believes what we noted on it', async () => {
    const notes = { product: 'authhub', service: 'web' };
    await show(<ServiceStacks />, entityOf('Component', 'x', notes), {
      product: async () => product(),
    });
    await screen.findByText('authhub-web-dev');
    expect(links()).toHaveLength(1);
  });

  it.each([
    ['has none', async () => product({ items: [] })],
    ['has no product that is known', gone],
  ])('says that it %s', async (_what, answer) => {
    await show(<ServiceStacks />, ofOthers, { product: answer });
    await screen.findByText('No stacks of this service yet');
    expect(links()).toHaveLength(1);
  });

  it('says nothing where no product is said', async () => {
    await show(<ServiceStacks />, entityOf('Component', 'x'), {});
    expect(screen.queryByText(/Stacks of/)).not.toBeInTheDocument();
  });
});

describe('on the page of a stack', () => {
  const entity = entityOf('Resource', 'authhub-api-dev', { stack: 'x//y#z' });
  const call = { file: 'main.tf', line: 1, pin: 'pinned' };
  const other = (name: string) => ({
    stack: { name, layer: 'shared' as const },
    kind: 'state' as const,
    what: 's3://bucket/key',
    file: 'main.tf',
    line: 3,
  });

  it('says what it is, what it hangs on and what hangs on it', async () => {
    await show(<StackCard />, entity, {
      stack: async name =>
        sampleStack(name, {
          findings: { error: 0, warning: 1, info: 0 },
          calls: [
            { ...call, name: 'queue', module: 'sqs', behind: 2 },
            { ...call, name: 'fresh', behind: 0 },
            { ...call, name: 'moves', pin: 'moving' },
          ],
          dependsOn: [other('shared-dev-network'), other('shared-dev-network')],
        }),
    });
    await screen.findByText('behind by 2 versions');
    expect(screen.getByText('at abc1234567')).toBeInTheDocument();
    expect(screen.queryByText('fresh')).not.toBeInTheDocument();
    expect(screen.getByText('no stack that is known of')).toBeInTheDocument();
    expect(links()).toEqual([
      ['stacks/authhub-api-dev', expect.stringContaining('/tree/abc123')],
      ['queue', '/stacks/-/modules/sqs'],
      ['shared-dev-network', '/stacks/shared-dev-network'],
      ['All about this stack', '/stacks/authhub-api-dev'],
    ]);
  });

  it('says what ran last, and who holds it', async () => {
    const { ref } = apiStack;
    const runs = jest.fn(async () => ({ items: [sampleRun()], stale: [] }));
    await show(<StackRunsCard />, entityOf('Resource', 'api', { stack: ref }), {
      runs,
      locks: async () => ({ items: [sampleLock()], servers: [] }),
    });
    await screen.findByText('This stack is locked');
    expect(runs).toHaveBeenCalledWith(
      { stacks: [ref], limit: 10 },
      expect.anything(),
    );
    const table = await screen.findByRole('table', { name: 'Runs' });
    expect(within(table).getByRole('link', { name: 'Plan' })).toHaveAttribute(
      'href',
      '/stacks/-/runs/0123456789abcdef01234567',
    );
  });

  it('says what has drifted, and leads to its past', async () => {
    const notes = { stack: apiStack.ref };
    const stackDrift = jest.fn(async () =>
      stackDriftDetail({
        episodes: [],
        checks: [{ at: '2026-11-21T10:00:00Z', result: 'clean', source: 'x' }],
      }),
    );
    await show(<StackDriftCard />, entityOf('Resource', 'api', notes), {
      stackDrift,
    });
    await screen.findByText('What has drifted');
    expect(stackDrift).toHaveBeenCalledWith('api', expect.anything());
    expect(screen.queryByText('1 check')).not.toBeInTheDocument();
    expect(links()).toEqual([
      ['All about this drift', '/stacks/-/drift/ep1'],
      ['All about this stack', '/stacks/api'],
    ]);
  });

  it('says of a proposed one that there is nothing to read', async () => {
    const notes = { stack: 'x//y#z', 'pull-request': '7' };
    await show(<StackCard />, entityOf('Resource', 'new', notes), {});
    expect(
      await screen.findByText('Proposed in pull request #7'),
    ).toBeInTheDocument();
  });

  it('says that it is gone', async () => {
    await show(<StackCard />, entity, { stack: gone });
    expect(
      await screen.findByText('The stack is not known any more'),
    ).toBeInTheDocument();
  });
});

describe('on the page of a module', () => {
  const entity = entityOf('Component', 'module-sqs', { module: 'sqs' });

  it('says who calls which version', async () => {
    const use = {
      repository: 'github.com/acme/infrastructure',
      dir: 'stacks/a',
      file: 'main.tf',
      line: 3,
      url: 'https://x',
    };
    const asked = jest.fn(async (name: string) =>
      sampleModule(name, {
        deprecated: 'take topic',
        uses: [
          { ...use, stack: 'old', pin: 'pinned', version: '1.0.0', behind: 2 },
          { ...use, stack: 'new', pin: 'pinned', version: '1.2.0', behind: 0 },
          { ...use, module: 'outer', pin: 'local' },
        ],
      }),
    );
    await show(<ModuleCard />, entity, { module: asked });
    await screen.findByText('behind by 2 versions');
    expect(asked).toHaveBeenCalledWith('sqs', expect.anything());
    expect(screen.getByText('take topic')).toBeInTheDocument();
    expect(screen.getByText('3 versions')).toBeInTheDocument();
    expect(links()).toEqual([
      ['new', '/stacks/new'],
      ['old', '/stacks/old'],
      ['outer', '/stacks/-/modules/outer'],
      ['All about this module', '/stacks/-/modules/sqs'],
    ]);
  });

  it('says that nobody does', async () => {
    await show(<ModuleCard />, entity, {
      module: async name => sampleModule(name),
    });
    expect(await screen.findByText(/Nobody calls it/)).toBeInTheDocument();
  });
});
