import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotAllowedError } from '@backstage/errors';
import type { DriftFilter, StacksApi } from '../../api';
import {
  daysAgo,
  driftedStack,
  driftEpisode,
  driftPage,
  driftProposal,
  driftTrend,
  stackDrift,
} from '../../testing/drift';
import { openPage } from '../../testing/openPage';
import { readBoard, writeBoard } from './filter';

const facets = {
  product: [{ value: 'authhub', count: 3 }],
  owner: [{ value: 'group:default/auth', count: 3 }],
  environment: [{ value: 'prod', count: 1 }],
};

const open = (address = '/stacks/-/drift', api: Partial<StacksApi> = {}) =>
  openPage(address, {
    drift: async () => driftPage(),
    driftTrend: async ({ days }) => driftTrend(days),
    stacks: async () => ({ items: [], total: 0, facets } as never),
    ...api,
  });

const rows = async () =>
  within(await screen.findByRole('table', { name: 'Worst first' }))
    .getAllByRole('row')
    .slice(1);

it('says of each stack what differs, since when and who looked', async () => {
  const other = (name: string) => ({ ref: name, name });
  await open(undefined, {
    drift: async () =>
      driftPage({
        items: [
          driftedStack({
            episode: driftEpisode({ proposals: [driftProposal()] }),
          }),
          stackDrift({
            stack: other('failing'),
            state: 'failed',
            owner: undefined,
            problem: { message: 'Error: no credentials', since: daysAgo(1) },
          }),
          stackDrift({
            stack: other('new'),
            state: 'unchecked',
            checkedAt: undefined,
            checkedBy: undefined,
            nextCheckAt: undefined,
            lockedBy: { number: 9, url: 'data:text/html,hello' },
          }),
        ],
      }),
  });
  const [drifted, failed, unknown] = await rows();
  expect(drifted).toHaveTextContent(
    /api.*dev.*authhub.*Drifted.*2 resources Probably: Manual change.*1 to destroy.*2 to change.*3 days ago.*2 hours ago, by Atlantis.*next in 11 hours.*auth.*Revert #12 Open/,
  );
  expect(
    within(drifted).getByRole('link', { name: '2 resources' }),
  ).toHaveAttribute('href', '/stacks/-/drift/ep1');
  expect(failed).toHaveTextContent(
    /failing.*Check failed.*Error: no credentials.*yesterday.*nobody/,
  );
  expect(unknown).toHaveTextContent(
    /new.*Not checked since.*Locked by #9.*never.*no check is planned/,
  );
  expect(within(unknown).queryByText('Clean')).toBeNull();
  expect(within(unknown).queryByRole('link', { name: '#9' })).toBeNull();
});

it('counts how stacks stand, and says how many were checked', async () => {
  await open(undefined, {
    drift: async () =>
      driftPage({
        states: { drifted: 7, snoozed: 1, failed: 2, unchecked: 6, clean: 84 },
      }),
  });
  const states = await screen.findByRole('list', { name: 'How stacks stand' });
  expect(
    within(states)
      .getAllByRole('button')
      .map(each => each.textContent),
  ).toEqual([
    '7 Drifted',
    '1 Snoozed',
    '2 Check failed',
    '6 Not checked since',
    '84 Clean',
  ]);
  expect(screen.getByRole('main')).toHaveTextContent(
    /Known how they stand: 92 of 100.*Clean holds for 2 days after a check/,
  );
});

it('lists what somebody chooses, and keeps it in its address', async () => {
  const drift = jest.fn(async (_: DriftFilter) =>
    driftPage({
      causes: [{ cause: 'tags-only', stacks: 40, resources: 120 }],
    }),
  );
  const user = userEvent.setup();
  await open('/stacks/-/drift?product=authhub', { drift });
  await user.click(await screen.findByRole('button', { name: /Not checked/ }));
  await screen.findByText('/stacks/-/drift?state=unchecked&product=authhub');
  await user.click(
    screen.getByRole('button', {
      name: 'Tags only 40 stacks · 120 resources',
    }),
  );
  await user.selectOptions(screen.getByLabelText('Owner'), 'auth');
  await screen.findByText(
    '/stacks/-/drift?state=unchecked&cause=tags-only&product=authhub&owner=group%3Adefault%2Fauth',
  );
  expect(drift).toHaveBeenLastCalledWith(
    {
      states: ['unchecked'],
      causes: ['tags-only'],
      products: ['authhub'],
      owners: ['group:default/auth'],
      environments: [],
      text: '',
      cursor: undefined,
      limit: 50,
    },
    expect.anything(),
  );
  expect(
    screen.getByRole('button', { name: /Not checked/, pressed: true }),
  ).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: /Show all states/ }));
  await screen.findByText(/^\/stacks\/-\/drift\?product=authhub&owner=/);
});

it('tells how drift came and went, in words and as a table', async () => {
  await open(undefined, {
    driftTrend: async ({ days }) =>
      driftTrend(days, {
        repair: { mean: 200_000, median: 180_000, count: 14 },
      }),
  });
  const trend = await screen.findByRole('region', { name: 'The last 90 days' });
  await within(trend).findByText('As a table');
  expect(trend).toHaveTextContent(
    /median: 2 days 2 hr of 14 that ended in 90 days.*Began: 1, ended: 0/,
  );
  await userEvent.click(within(trend).getByText('As a table'));
  const table = await within(trend).findByRole('table');
  const all = within(table).getAllByRole('row');
  expect(all).toHaveLength(91);
  expect(all[3]).toHaveTextContent(/1105$/);
});

it('says how to begin where nobody looks for drift', async () => {
  const none = { drifted: 0, snoozed: 0, failed: 0, unchecked: 3, clean: 0 };
  await open(undefined, {
    drift: async () =>
      driftPage({ configured: false, states: none, causes: [], items: [] }),
  });
  await screen.findByText('Nobody looks for drift yet');
  expect(screen.getByText(/docs\/operate\/atlantis\.md/)).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'The last 90 days' })).toBeNull();
});

it('says where stacks come from while there are none', async () => {
  const none = { drifted: 0, snoozed: 0, failed: 0, unchecked: 0, clean: 0 };
  await open(undefined, {
    drift: async () => driftPage({ states: none, causes: [], items: [] }),
  });
  await screen.findByText('No stacks yet');
  expect(
    screen.getByRole('link', { name: 'See which repositories are read' }),
  ).toHaveAttribute('href', '/stacks/-/sources');
});

it('says that nothing fits, and what could not be asked', async () => {
  await open('/stacks/-/drift?text=x', {
    drift: async () =>
      driftPage({
        items: [],
        stale: [
          {
            source: 'https://atlantis.example',
            message: 'no answer',
            since: daysAgo(2),
          },
        ],
      }),
  });
  await screen.findByText('No stack fits');
  expect(screen.getByRole('main')).toHaveTextContent(
    /atlantis\.example, since 2 days ago: no answer/,
  );
});

it.each([
  ['You may not see this', new NotAllowedError('no')],
  ['the server is away', new Error('the server is away')],
])('says that it could not be loaded: %s', async (text, error) => {
  await open(undefined, {
    drift: async () => {
      throw error;
    },
  });
  expect(await screen.findByText(text)).toBeInTheDocument();
  expect(
    within(screen.getByRole('navigation')).getByRole('link', { name: 'Drift' }),
  ).toHaveAttribute('aria-current', 'page');
});

it('reads from an address what it writes, and nothing else', () => {
  const address =
    'state=drifted&state=clean&cause=unknown&product=p&owner=o&environment=e&text=x';
  const filter = readBoard(new URLSearchParams(address));
  expect(writeBoard(filter).toString()).toBe(address);
  const wrong = readBoard(new URLSearchParams('state=constructor&product='));
  expect(writeBoard(wrong).toString()).toBe('');
});
