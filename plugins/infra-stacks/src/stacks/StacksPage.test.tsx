import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { StackPage, StackSummary } from '@infra-portal/infra-common';
import { stacksApiRef } from '../api';
import { stacksRouteRef } from '../routes';
import { StacksPage } from './StacksPage';

const summary = (name: string, more: Partial<StackSummary> = {}) => ({
  name,
  ref: `github.com/acme/infrastructure//${name}#default`,
  repository: 'github.com/acme/infrastructure',
  dir: `stacks/${name}`,
  workspace: 'default',
  layer: 'product' as const,
  product: 'authhub',
  service: 'api',
  environment: 'dev',
  owner: 'group:default/auth',
  resources: 3,
  modules: 1,
  findings: { error: 0, warning: 0, info: 0 },
  incomplete: false,
  ...more,
});

const page = (items: StackSummary[], more: Partial<StackPage> = {}) => ({
  items,
  total: items.length,
  facets: {
    product: [
      { value: 'authhub', count: 2 },
      { value: 'a\u202eb', count: 1 },
    ],
    environment: [{ value: 'dev', count: 2 }],
    owner: [],
    repository: [],
    module: Array.from({ length: 9 }, (_, n) => ({
      value: `module-${n}`,
      count: 9 - n,
    })),
    layer: [{ value: 'shared', count: 1 }],
    finding: [{ value: 'local-state', count: 1 }],
  },
  observedAt: '2026-11-21T10:00:00Z',
  ...more,
});

function Where() {
  const { pathname, search } = useLocation();
  return <output>{`${pathname}${search}`}</output>;
}

async function open(stacks: jest.Mock, address = '/stacks') {
  await renderInTestApp(
    <>
      <Where />
      <Routes>
        <Route path="/stacks" element={<StacksPage />} />
      </Routes>
    </>,
    {
      apis: [[stacksApiRef, { stacks }]] as never,
      initialRouteEntries: [address],
      mountedRoutes: { '/stacks': stacksRouteRef },
    },
  );
}

const asked = (stacks: jest.Mock) => stacks.mock.lastCall[0];

it('shows stacks with what weighs most, and says so in words', async () => {
  const stacks = jest.fn(async () =>
    page([
      summary('authhub-api-dev', {
        findings: { error: 2, warning: 1, info: 0 },
      }),
      summary('shared-network', {
        layer: 'shared',
        product: undefined,
        owner: undefined,
        incomplete: true,
      }),
    ]),
  );
  await open(stacks);
  const link = await screen.findByRole('link', { name: 'authhub-api-dev' });
  expect(link).toHaveAttribute('href', '/stacks/authhub-api-dev');
  const rows = screen.getAllByRole('row').map(row => row.textContent);
  expect(rows[1]).toContain('2 errors1 warning');
  expect(rows[2]).toMatch(/read in part.*Shared.*nobody.*Nothing found/);
  expect(screen.getByText('2 stacks')).toHaveAttribute('role', 'status');
  expect(asked(stacks)).toMatchObject({ order: 'findings', limit: 100 });
  // What reorders text is named, also among the filters.
  expect(screen.getByText('U+202E')).toBeInTheDocument();
});

it('keeps what is chosen in the address', async () => {
  const stacks = jest.fn(async () => page([summary('a')]));
  await open(stacks, '/stacks?product=gone');
  const group = await screen.findByRole('group', { name: 'Product' });
  // Chosen by a link, though nothing has it.
  expect(within(group).getByLabelText(/gone/)).toBeChecked();
  fireEvent.click(within(group).getByLabelText(/authhub/));
  fireEvent.change(screen.getByLabelText('Order'), {
    target: { value: 'name' },
  });
  expect(
    await screen.findByText('/stacks?product=gone&product=authhub&order=name'),
  ).toBeInTheDocument();
  await waitFor(() =>
    expect(asked(stacks)).toMatchObject({
      facets: { product: ['gone', 'authhub'] },
      order: 'name',
    }),
  );
  fireEvent.click(screen.getByText('Clear all filters'));
  expect(await screen.findByText('/stacks?order=name')).toBeInTheDocument();
});

it('shows a few values of a facet, and all of them when asked', async () => {
  await open(jest.fn(async () => page([summary('a')])));
  const group = await screen.findByRole('group', { name: 'Module' });
  expect(within(group).getAllByRole('checkbox')).toHaveLength(6);
  fireEvent.click(within(group).getByText('Show all 9'));
  expect(within(group).getAllByRole('checkbox')).toHaveLength(9);
});

it('searches when somebody stops typing', async () => {
  const stacks = jest.fn(async () => page([summary('a')]));
  await open(stacks);
  const box = await screen.findByLabelText('Search stacks');
  for (const value of ['결', '결제']) {
    fireEvent.change(box, { target: { value } });
  }
  await waitFor(() => expect(asked(stacks)).toMatchObject({ text: '결제' }));
  const texts = stacks.mock.calls.map(([filter]: any) => filter.text);
  expect(texts).not.toContain('결');
  expect(box).toHaveValue('결제');
});

it('goes on to the next page', async () => {
  const all = Array.from({ length: 101 }, (_, n) => summary(`s${n}`));
  const stacks = jest.fn(async ({ cursor, limit }: any) => {
    const from = cursor ? Number(cursor) : 0;
    const end = from + limit;
    return page(all.slice(from, end), {
      total: all.length,
      ...(end < all.length && { nextCursor: `${end}` }),
    });
  });
  await open(stacks as never);
  fireEvent.click(await screen.findByText('Show more'));
  expect(await screen.findByText('s100')).toBeInTheDocument();
  expect(screen.getByText('s0')).toBeInTheDocument();
});

it.each([
  ['/stacks?product=x', 'No stack fits', 'Clear all filters'],
  ['/stacks', 'No stacks yet', 'Where this comes from'],
])('says why there is nothing at %s', async (address, title, next) => {
  const facets = page([]).facets;
  const none = Object.fromEntries(Object.keys(facets).map(key => [key, []]));
  await open(
    jest.fn(async () => page([], { facets: none as never })),
    address,
  );
  expect(await screen.findByText(title)).toBeInTheDocument();
  expect(screen.getAllByText(next).length).toBeGreaterThan(0);
});

it('says what went wrong, and tries again', async () => {
  const stacks = jest
    .fn()
    .mockRejectedValueOnce(new Error('the server is away'))
    .mockResolvedValue(page([summary('a')]));
  await open(stacks);
  expect(await screen.findByText('the server is away')).toBeInTheDocument();
  fireEvent.click(screen.getByText('Try again'));
  expect(await screen.findByRole('link', { name: 'a' })).toBeInTheDocument();
  expect(screen.queryByText('the server is away')).not.toBeInTheDocument();
});
