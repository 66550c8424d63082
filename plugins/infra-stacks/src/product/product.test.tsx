import { fireEvent, screen, within } from '@testing-library/react';
import type {
  Product,
  ProductThing,
  StackGraph,
} from '@infra-portal/infra-common';
import fc from 'fast-check';
import { openPage } from '../testing/openPage';
import { sampleSummary } from '../testing/samples';
import { graphView } from './graphView';
import { layoutGraph } from './layoutGraph';

const none = { error: 0, warning: 0, info: 0 };

const node = (
  name: string,
  more: Partial<StackGraph['nodes'][number]> = {},
) => ({
  name,
  product: 'authhub',
  environment: 'dev',
  layer: 'product' as const,
  findings: none,
  ...more,
});

const network = node('network', {
  product: undefined,
  layer: 'shared',
  findings: { ...none, error: 1 },
});

const graph: StackGraph = {
  nodes: [
    node('api-dev'),
    node('api-prod', { environment: 'prod' }),
    network,
    node('billing', { product: 'billing' }),
  ],
  links: [
    { from: 'api-dev', to: 'network', kind: 'parameter', count: 3 },
    { from: 'api-dev', to: 'network', kind: 'order', count: 1 },
    { from: 'api-dev', to: 'network', kind: 'state', count: 1 },
    { from: 'billing', to: 'api-prod', kind: 'state', count: 1 },
  ],
};

const product = (things: ProductThing[] = []): Product => ({
  name: 'authhub',
  stacks: 2,
  services: ['api'],
  owners: [],
  repositories: ['github.com/acme/infrastructure'],
  environments: [
    { name: 'dev', stacks: 1, findings: none },
    { name: 'prod', stacks: 1, findings: none },
  ],
  findings: none,
  items: [
    sampleSummary('api-dev'),
    sampleSummary('api-prod', { environment: 'prod' }),
  ],
  things,
});

const open = (
  things: ProductThing[],
  productGraph: () => Promise<StackGraph>,
) =>
  openPage('/products/authhub', {
    product: async () => product(things),
    productGraph,
  });

it('draws what depends on what, and says the same in words', async () => {
  await open([], async () => graph);
  const picture = await screen.findByRole('region', {
    name: 'Picture of the dependencies',
  });
  const boxes = within(picture).getAllByRole('link');
  expect(boxes.map(box => box.getAttribute('href'))).toEqual([
    '/stacks/api-dev',
    '/stacks/api-prod',
    '/stacks/network',
    '/stacks/billing',
  ]);
  expect(boxes[2]).toHaveTextContent(/dev · 1 error/);
  expect(picture.querySelectorAll('path[marker-end]')).toHaveLength(2);
  const rows = within(screen.getByText('As a list').closest('details')!)
    .getAllByRole('row')
    .map(row => row.textContent);
  expect(rows.slice(1)).toEqual([
    'api-devnetworkParameter 3, Order of Atlantis, State 1',
    'billingapi-prodState 1',
  ]);
  fireEvent.change(screen.getByLabelText('Environment'), {
    target: { value: 'dev' },
  });
  expect(within(picture).getAllByRole('link')).toHaveLength(2);
});

it('keeps the page when only the graph fails', async () => {
  await open([], async () => {
    throw new Error('no graph today');
  });
  expect(await screen.findByText('no graph today')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'api-dev' })).toBeInTheDocument();
  // Terraform is all there is: nothing to tell apart.
  expect(screen.queryByText('Layers')).not.toBeInTheDocument();
});

it('says which layer each thing belongs to', async () => {
  const thing = {
    repository: 'github.com/acme/eco-platform',
    file: 'k8s/overlays/auth/kustomization.yaml',
    line: 1,
    url: 'https://github.com/acme/eco-platform/blob/abc/k8s',
  };
  await open(
    [
      { ...thing, layer: 'kustomize', kind: 'overlay', name: 'auth' },
      { ...thing, layer: 'ci', kind: 'workflow', name: 'build' },
    ],
    async () => ({ nodes: [], links: [] }),
  );
  const layers = await screen.findByRole('region', { name: 'Layers' });
  const titles = within(layers).getAllByRole('heading', { level: 3 });
  expect(titles.map(title => title.textContent)).toEqual([
    'Terraform',
    'Kustomize 1',
    'CI 1',
  ]);
  expect(
    within(layers).getByRole('link', { name: '2 stacks' }),
  ).toHaveAttribute('href', '/stacks?product=authhub');
  expect(
    await screen.findByText(/Nothing ties its stacks/),
  ).toBeInTheDocument();
});

it('lays out every box once, whatever depends on whatever', () => {
  const names = fc.uniqueArray(
    fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor')),
    { minLength: 1, maxLength: 12 },
  );
  const graphs = names.chain(all =>
    fc
      .array(fc.tuple(fc.constantFrom(...all), fc.constantFrom(...all)), {
        maxLength: 20,
      })
      .map(pairs => ({
        nodes: all.map(name => node(name)),
        links: pairs.map(([from, to]) => ({
          from,
          to,
          kind: 'state' as const,
          count: 1,
        })),
      })),
  );
  fc.assert(
    fc.property(graphs, each => {
      const view = graphView(each, 'authhub', undefined);
      const { boxes, lines, width, height } = layoutGraph(view);
      expect(boxes.map(box => box.node.name)).toEqual(
        each.nodes.map(({ name }) => name),
      );
      expect(lines).toHaveLength(view.links.length);
      for (const { x, y } of boxes) {
        expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true);
      }
    }),
  );
});
