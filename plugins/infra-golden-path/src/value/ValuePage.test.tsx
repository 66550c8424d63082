import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { MeasuredPull, Value } from '@infra-portal/infra-common';
import { pullRequestsRouteRef } from '../routes';
import { koreanApis } from '../testing/korean';
import { valueApiRef } from './ValueApi';
import { ValuePage } from './ValuePage';

const slow: MeasuredPull = {
  ...{ repository: 'github.com/acme/infrastructure', number: 7 },
  url: 'https://github.com/acme/infrastructure/pull/7',
  ...{ title: 'Create authhub/tokens', kind: 'service', state: 'merged' },
  ...{ startedAt: '2026-11-01T00:00:00.000Z', end: 'applied' },
  endedAt: '2026-11-02T00:00:00.000Z',
  ...{ machine: 600, waiting: 7200, fixing: 0 },
  ...{ otherCommits: 0, objections: 0, failedApplies: 0 },
};
const value: Value = {
  from: '2026-08-22T00:00:00.000Z',
  to: '2026-11-20T00:00:00.000Z',
  groups: {
    generated: {
      ...{ merged: 10, closed: 1 },
      total: { count: 10, median: 3600, p90: 7200 },
      shares: { answering: 120, machine: 300, waiting: 3000, fixing: 180 },
      unchanged: { part: 8, of: 10, low: 0.49, high: 0.94 },
    },
    'hand-written': { merged: 2, closed: 0 },
  },
  months: [{ month: '2026-11', generated: 10, handWritten: 2 }],
  slowest: [slow],
  observedAt: '2026-11-20T00:00:00.000Z',
  stale: [],
};

async function open(answer: Value, apis: readonly unknown[] = []) {
  const api = { value: jest.fn(async (_days: number) => answer) };
  await renderInTestApp(<ValuePage />, {
    apis: [[valueApiRef, api], ...apis] as never,
    initialRouteEntries: ['/pull-requests/value'],
    mountedRoutes: { '/pull-requests': pullRequestsRouteRef },
  });
  return api;
}

const rowOf = async (name: RegExp) =>
  within(await screen.findByRole('table', { name: 'Value' })).getByRole('row', {
    name,
  });

it('shows both beside each other, with how sure it is', async () => {
  await open(value);
  const total = await rowOf(/^From the first word/);
  expect(total).toHaveTextContent('half within 1 hr, nine of ten within 2 hr');
  expect(total).toHaveTextContent('of 10');
  expect(total).toHaveTextContent('Fewer than three: no number');
  const unchanged = await rowOf(/^Merged as the portal wrote it/);
  expect(unchanged).toHaveTextContent('80%');
  expect(unchanged).toHaveTextContent('8 of 10');
  expect(unchanged).toHaveTextContent('49% to 94% with 95% certainty');
  expect(await rowOf(/^Reading/)).toHaveTextContent('Not measured');
  expect(
    screen.getByRole('link', { name: 'Create authhub/tokens' }),
  ).toHaveAttribute('href', '/pull-requests/github.com/acme/infrastructure/7');
});

it('says month by month what is known, and why what is not', async () => {
  await open(value);
  const months = await screen.findByRole('table', { name: 'By month' });
  const row = within(months).getByRole('row', { name: /^November 2026/ });
  expect(row).toHaveTextContent(/10Not measured2Fewer than three/);
});

it('asks for another period', async () => {
  const api = await open(value);
  await rowOf(/^Merged/).catch(() => {});
  await userEvent.selectOptions(screen.getByLabelText('Period'), '30');
  expect(api.value.mock.calls.map(([days]) => days)).toEqual([90, 30]);
});

it('says that nothing is measured yet, and what could not be asked', async () => {
  const nothing = { merged: 0, closed: 0 };
  await open({
    ...value,
    groups: { generated: nothing, 'hand-written': nothing },
    ...{ months: [], slowest: [], observedAt: undefined },
    stale: ['github.com/acme/fileflow'],
  });
  expect(await screen.findByText('Not measured yet')).toBeInTheDocument();
  expect(screen.getByText(/missing: acme\/fileflow/)).toBeInTheDocument();
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
});

it('speaks Korean', async () => {
  await open(value, koreanApis);
  expect(
    await screen.findByRole('heading', { name: '효과', level: 1 }),
  ).toBeInTheDocument();
  expect(screen.getByText('포털이 쓴 그대로 병합')).toBeInTheDocument();
});
