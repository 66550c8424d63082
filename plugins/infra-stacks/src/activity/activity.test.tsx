import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { RunActivity } from '@infra-portal/infra-common';
import type { RunFilter, StacksApi } from '../api';
import { openPage } from '../testing/openPage';
import { sampleLock, sampleRun } from '../testing/runs';
import { readActivity, writeActivity } from './filter';
import { loadRunPages } from './loadRunPages';

const day = (
  date: string,
  more: Partial<RunActivity['days'][number]> = {},
) => ({
  date,
  plans: 0,
  applies: 0,
  policyChecks: 0,
  succeeded: 0,
  failed: 0,
  other: 0,
  ...more,
});

const activity: RunActivity = {
  days: [
    day('2026-11-20', { plans: 5, applies: 1, succeeded: 4, failed: 2 }),
    day('2026-11-21'),
  ],
  active: 1,
  waiting: 2,
  failed: 2,
  stale: [],
};

const other = { ref: 'other', name: 'web', product: 'shop' };

const open = (address: string, api: Partial<StacksApi> = {}) =>
  openPage(address, {
    runActivity: async () => activity,
    runs: async ({ states }) => ({
      items: states?.includes('running')
        ? [sampleRun({ id: 'a', state: 'running', finishedAt: undefined })]
        : [sampleRun({ id: 'b', stack: other })],
      stale: [],
    }),
    locks: async () => ({
      items: [sampleLock(), sampleLock({ id: 'x', stack: other })],
      servers: [{ url: 'https://atlantis.example' }],
    }),
    ...api,
  });

const part = (name: string) => screen.findByRole('region', { name });

it('says what runs, waits and failed, and who holds what', async () => {
  await open('/stacks/-/activity');
  await screen.findByText('1 running');
  expect(screen.getByText('2 wait for a lock')).toBeInTheDocument();
  expect(screen.getByText('2 failed in 2 days')).toBeInTheDocument();
  const now = await screen.findByRole('table', { name: 'Running and waiting' });
  expect(now).toHaveTextContent(/api.*Plan.*Running/);
  const locks = await part('Locks');
  const names = within(locks).getAllByRole('heading', { level: 3 });
  expect(names.map(each => each.textContent)).toEqual(['api', 'web']);
  expect(
    within(screen.getByRole('navigation')).getByRole('link', {
      name: 'Activity',
    }),
  ).toHaveAttribute('aria-current', 'page');
});

it('has a table of the days beside their picture', async () => {
  await open('/stacks/-/activity');
  const days = await part('The last 2 days');
  await userEvent.click(within(days).getByText('As a table'));
  const rows = within(days).getAllByRole('row');
  expect(rows.slice(1).map(row => row.textContent)).toEqual(['Nov 20510420']);
});

it('is narrowed by its address, and by what somebody chooses', async () => {
  const runs = jest.fn(async (_: RunFilter) => ({
    items: [sampleRun()],
    stale: [],
  }));
  await open('/stacks/-/activity?stack=api', { runs });
  const all = await screen.findByRole('table', { name: 'All runs' });
  expect(all).toBeInTheDocument();
  for (const [filter] of runs.mock.calls)
    expect(filter.stacks).toEqual(['api']);
  const locks = await part('Locks');
  expect(within(locks).getAllByRole('heading', { level: 3 })).toHaveLength(1);
  await userEvent.selectOptions(screen.getByLabelText('State'), 'Failed');
  await screen.findByText('/stacks/-/activity?stack=api&state=failed');
  expect(runs).toHaveBeenCalledWith(
    expect.objectContaining({ stacks: ['api'], states: ['failed'], limit: 50 }),
    expect.anything(),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
  await screen.findByText('/stacks/-/activity?state=failed');
});

it('shows the beginning of what waits and is held, and more when asked', async () => {
  const runs = jest.fn(async ({ limit = 50 }: RunFilter) => ({
    items: Array.from({ length: limit }, (_, index) =>
      sampleRun({ id: String(index), state: 'waiting' }),
    ),
    nextCursor: limit < 50 ? 'next' : undefined,
    stale: [],
  }));
  await open('/stacks/-/activity', {
    runs,
    locks: async () => ({
      items: Array.from({ length: 12 }, (_, index) =>
        sampleLock({ id: String(index) }),
      ),
      servers: [{ url: 'https://atlantis.example' }],
    }),
  });
  const now = await part('Running and waiting');
  const rows = async () =>
    within(await within(now).findByRole('table')).getAllByRole('row').length;
  expect(await rows()).toBe(11);
  await userEvent.click(within(now).getByRole('button', { name: 'Show more' }));
  await waitFor(async () => expect(await rows()).toBe(51));
  expect(within(now).queryByRole('button', { name: 'Show more' })).toBeNull();
  const locks = await part('Locks');
  const held = () => within(locks).getAllByRole('heading', { level: 3 });
  expect(held()).toHaveLength(10);
  await userEvent.click(
    within(locks).getByRole('button', { name: 'Show all 12' }),
  );
  expect(held()).toHaveLength(12);
});

it('says how to begin where nothing is connected', async () => {
  await open('/stacks/-/activity', {
    runs: async () => ({ items: [], stale: [] }),
    locks: async () => ({ items: [], servers: [] }),
    runActivity: async () => ({ ...activity, days: [], failed: 0 }),
  });
  expect(
    await screen.findByText('No Atlantis is connected'),
  ).toBeInTheDocument();
  expect(await screen.findByText('No runs are known yet')).toBeInTheDocument();
  expect(screen.getByText(/that changes a stack is planned/)).toBeVisible();
  expect(screen.getByText('Nothing ran on these days.')).toBeInTheDocument();
});

it('reads from an address what it writes, and nothing else', () => {
  const address = 'stack=a&stack=b&product=p&state=failed&command=apply&text=x';
  const filter = readActivity(new URLSearchParams(address));
  expect(writeActivity(filter).toString()).toBe(address);
  const wrong = readActivity(new URLSearchParams('state=constructor&stack='));
  expect(writeActivity(wrong).toString()).toBe('');
});

it('loads as many pages as are shown', async () => {
  const runs = jest.fn(async ({ cursor = '0', limit = 0 }: RunFilter) => ({
    items: Array.from({ length: limit }, () => sampleRun()),
    nextCursor: String(Number(cursor) + limit),
    stale: [],
  }));
  const { signal } = new AbortController();
  const page = await loadRunPages({ runs }, {}, 5, signal);
  expect(page.items).toHaveLength(250);
  expect(page.nextCursor).toBe('250');
  expect(runs.mock.calls.map(([filter]) => filter.limit)).toEqual([200, 50]);
});
