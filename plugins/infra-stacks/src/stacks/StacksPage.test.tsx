import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { StackPage, StackSummary } from '@infra-portal/infra-common';
import { openPage } from '../testing/openPage';
import { sampleSummary } from '../testing/samples';

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

const open = (stacks: jest.Mock, address = '/stacks') =>
  openPage(address, { stacks });

const asked = (stacks: jest.Mock) => stacks.mock.lastCall[0];

it('shows stacks with what weighs most, and says so in words', async () => {
  const stacks = jest.fn(async () =>
    page([
      sampleSummary('authhub-api-dev', {
        findings: { error: 2, warning: 1, info: 0 },
      }),
      sampleSummary('shared-network', {
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
  expect(rows[2]).toMatch(/Shared stack.*read in part.*nobody.*Nothing found/);
  expect(screen.getByText('2 stacks')).toHaveAttribute('role', 'status');
  expect(asked(stacks)).toMatchObject({ order: 'findings', limit: 100 });
  // What reorders text is named, also among the filters.
  expect(screen.getByText('U+202E')).toBeInTheDocument();
});

it('keeps what is chosen in the address', async () => {
  const stacks = jest.fn(async () => page([sampleSummary('a')]));
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
  await open(jest.fn(async () => page([sampleSummary('a')])));
  const group = await screen.findByRole('group', { name: 'Module' });
  expect(within(group).getAllByRole('checkbox')).toHaveLength(6);
  fireEvent.click(within(group).getByText('Show all 9'));
  expect(within(group).getAllByRole('checkbox')).toHaveLength(9);
});

it('tells modules apart that are called the same', async () => {
  const { facets } = page([]);
  const place = (n: number) => `github.com/acme/infra-${n}//modules/queue`;
  const module = [
    { value: 'queue', count: 3, title: 'queue', place: place(1) },
    { value: 'queue-f650f3af', count: 1, title: 'queue', place: place(2) },
    { value: 'sns', count: 1 },
  ];
  const stacks = jest.fn(async () =>
    page([sampleSummary('a')], { facets: { ...facets, module } }),
  );
  await open(stacks);
  const group = await screen.findByRole('group', { name: 'Module' });
  const names = within(group)
    .getAllByRole('checkbox')
    .map(each => each.closest('label')?.textContent);
  expect(names).toEqual([
    'queue acme/infra-1//modules/queue3',
    'queue acme/infra-2//modules/queue1',
    'sns1',
  ]);
  const other = /acme\/infra-2/;
  fireEvent.click(within(group).getByRole('checkbox', { name: other }));
  await waitFor(() =>
    expect(asked(stacks)).toMatchObject({
      facets: { module: ['queue-f650f3af'] },
    }),
  );
});

it('searches when somebody stops typing', async () => {
  const stacks = jest.fn(async () => page([sampleSummary('a')]));
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
  const all = Array.from({ length: 101 }, (_, n) => sampleSummary(`s${n}`));
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

it('moves from row to row with the keyboard', async () => {
  await open(
    jest.fn(async () => page(['a', 'b', 'c'].map(n => sampleSummary(n)))),
  );
  const row = (name: string) => screen.getByRole('link', { name });
  await screen.findByRole('link', { name: 'a' });
  const box = screen.getByLabelText('Search stacks');
  const press = (key: string) =>
    fireEvent.keyDown(document.activeElement!, { key });
  box.focus();
  press('j');
  expect(box).toHaveFocus();
  press('ArrowDown');
  expect(row('a')).toHaveFocus();
  press('j');
  expect(row('b')).toHaveFocus();
  press('End');
  press('ArrowDown');
  expect(row('c')).toHaveFocus();
  press('k');
  press('ArrowUp');
  press('ArrowUp');
  expect(row('a')).toHaveFocus();
});

it('keeps views, leads to them, and deletes them', async () => {
  const views = [
    {
      id: '11111111-1111-4111-8111-111111111111',
      title: '운영',
      query: 'environment=prod&colour=red',
      updatedAt: '2026-11-21T10:00:00Z',
    },
  ];
  const saveView = jest.fn(async (id: string, view: any) => {
    views.push({ id, ...view, updatedAt: '2026-11-21T10:00:00Z' });
  });
  const deleteView = jest.fn(async (id: string) => {
    views.splice(0, views.length, ...views.filter(view => view.id !== id));
  });
  await openPage('/stacks?product=authhub', {
    stacks: async () => page([sampleSummary('a')]),
    views: async () => [...views],
    saveView,
    deleteView,
  });
  const chip = await screen.findByRole('link', { name: '운영' });
  expect(chip).toHaveAttribute('href', '/stacks?environment=prod');
  fireEvent.click(screen.getByText('Save this view'));
  const name = screen.getByLabelText('Name of the view');
  fireEvent.change(name, { target: { value: ' Ours ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  const own = await screen.findByRole('link', { name: 'Ours' });
  expect(own).toHaveAttribute('aria-current', 'page');
  expect(saveView).toHaveBeenCalledWith(expect.stringMatching(/^[0-9a-f-]+$/), {
    title: 'Ours',
    query: 'product=authhub',
  });
  expect(screen.queryByText('Save this view')).not.toBeInTheDocument();
  fireEvent.click(screen.getByLabelText('Delete the view: 운영'));
  await waitFor(() =>
    expect(screen.queryByText('운영')).not.toBeInTheDocument(),
  );
});

it('says when views are not there, and shows the stacks all the same', async () => {
  await openPage('/stacks', {
    stacks: async () => page([sampleSummary('a')]),
    views: async () => {
      throw new Error('views are away');
    },
  });
  expect(await screen.findByRole('link', { name: 'a' })).toBeInTheDocument();
  expect(await screen.findByText('views are away')).toBeInTheDocument();
});

it('exports what fits, and says why it cannot', async () => {
  const saved: string[] = [];
  URL.createObjectURL = () => 'blob:1';
  URL.revokeObjectURL = () => {};
  jest
    .spyOn(HTMLAnchorElement.prototype, 'click')
    .mockImplementation(function click(this: HTMLAnchorElement) {
      saved.push(this.download);
    });
  const stacksCsv = jest
    .fn()
    .mockRejectedValueOnce(new Error('no disk'))
    .mockResolvedValue(new Blob(['a']));
  await openPage('/stacks?product=authhub', {
    stacks: async () => page([sampleSummary('a')]),
    stacksCsv,
  });
  const button = await screen.findByRole('button', { name: 'Export as CSV' });
  fireEvent.click(button);
  expect(await screen.findByText('no disk')).toBeInTheDocument();
  fireEvent.click(button);
  await waitFor(() => expect(saved).toEqual(['stacks.csv']));
  expect(stacksCsv.mock.lastCall[0].facets).toEqual({ product: ['authhub'] });
  expect(screen.queryByText('no disk')).not.toBeInTheDocument();
});

it('says what went wrong, and tries again', async () => {
  const stacks = jest
    .fn()
    .mockRejectedValueOnce(new Error('the server is away'))
    .mockResolvedValue(page([sampleSummary('a')]));
  await open(stacks);
  expect(await screen.findByText('the server is away')).toBeInTheDocument();
  fireEvent.click(screen.getByText('Try again'));
  expect(await screen.findByRole('link', { name: 'a' })).toBeInTheDocument();
  expect(screen.queryByText('the server is away')).not.toBeInTheDocument();
});
