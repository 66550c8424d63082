import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  WeeklyAnswer,
  WeeklyList,
  WeeklyReport,
} from '@infra-portal/infra-common';
import { openPage } from '../testing/openPage';
import { sampleCoverage } from '../testing/samples';

const AUTH = 'group:default/auth';
const URL = 'https://github.com/acme/infra/commit/abc';

const list = (more: Partial<WeeklyList> = {}): WeeklyList => ({
  schedule: {
    ...{ day: 'monday', at: '09:00', timeZone: 'Asia/Seoul', language: 'en' },
  },
  next: '2026-11-30T00:00:00.000Z',
  owners: ['', AUTH],
  items: [
    {
      ...{ week: '2026-11-23', owner: AUTH, state: 'sent', currency: 'USD' },
      ...{ monthly: '100', change: '5', sentAt: '2026-11-23T00:00:10.000Z' },
    },
  ],
  ...more,
});

const report = (more: Partial<WeeklyReport> = {}): WeeklyReport => ({
  ...{ owner: AUTH, currency: 'USD', monthly: '1200', before: '1150' },
  ...{ change: '50', stacks: 4, unknown: 1, failing: 0 },
  changes: [
    {
      ...{ name: 'api-prod', ref: 'a', kind: 'changed', monthly: '900' },
      ...{ change: '40', cause: 'code', commit: 'abcdef0123', others: 1 },
      ...{ title: 'Grow\u202e <b>', pullRequest: 12, url: URL },
    },
    {
      ...{ name: 'old-dev', ref: 'b', kind: 'gone', monthly: '0' },
      ...{ change: '-7', others: 0 },
    },
  ],
  rest: { stacks: 2, change: '17' },
  coverage: sampleCoverage({ unsupported: 1, missingPrices: 2 }),
  otherCurrencies: {},
  budgets: [
    {
      ...{ kind: 'product', key: 'authhub', limit: '1000' },
      ...{ monthly: '1200', level: 'over' },
    },
  ],
  savings: { certain: '20', possible: '62.5', pending: 0 },
  since: '2026-11-22T23:59:59.999Z',
  observedAt: '2026-11-29T10:00:00.000Z',
  ...more,
});

const answer = (more: Partial<WeeklyReport> = {}): WeeklyAnswer => ({
  report: report(more),
  message: {
    title: 'Costs of auth',
    open: 'Open in the portal',
    language: 'en',
    lines: [
      { text: 'api-prod: +$40.00', url: URL },
      // eslint-disable-next-line no-script-url -- what others write is hostile
      { text: 'hostile', url: 'javascript:alert(1)' },
    ],
  },
});

const api = (more: object = {}) => ({
  weekly: async () => list(),
  weeklyReport: jest.fn(async () => answer()),
  ...more,
});

it('leads from costs to what an owner is told, and why', async () => {
  const own = api();
  await openPage(`/costs?owner=${AUTH}`, own);
  await userEvent.click(await screen.findByText('Weekly report'));
  const total = await screen.findByRole('region', {
    name: 'Total of a month',
  });
  expect(total).toHaveTextContent('$1,200 a month');
  expect(total).toHaveTextContent('+$50.00 $1,150 a week ago');
  expect(total).toHaveTextContent('3 of 4 stacks priced');
  expect(total).toHaveTextContent('2 prices missing');
  expect(
    within(total).getByRole('link', { name: /Could be saved: \$20\.00/ }),
  ).toHaveAttribute('href', '/costs/savings?owner=group%3Adefault%2Fauth');
  const changes = screen.getByRole('table', { name: 'What mattered' });
  const [, first, gone] = within(changes).getAllByRole('row');
  expect(first).toHaveTextContent('api-prod+$40.00$900.00');
  expect(first).toHaveTextContent('pull request #12 and 1 more change');
  expect(first.textContent).not.toContain('\u202e');
  expect(within(first).getByRole('link', { name: /Grow/ })).toHaveAttribute(
    'href',
    URL,
  );
  expect(gone).toHaveTextContent('old-dev removed-$7.00');
  expect(screen.getByText(/2 other stacks changed by/)).toHaveTextContent(
    '+$17.00',
  );
  expect(screen.getByText(/product authhub/)).toBeVisible();
  expect(screen.getByText(/Sent next/)).toBeVisible();
  const hostile = screen.getByText('hostile');
  expect(hostile.closest('a')).toBeNull();
  expect(own.weeklyReport).toHaveBeenCalledWith(
    AUTH,
    undefined,
    expect.anything(),
  );
});

it('shows a week that was sent, and that one could not be', async () => {
  const own = api();
  await openPage(`/costs/weekly?owner=${AUTH}`, own);
  await userEvent.selectOptions(
    await screen.findByLabelText('Report'),
    '2026-11-23',
  );
  expect(await screen.findByText('As it was sent')).toBeVisible();
  expect(own.weeklyReport).toHaveBeenLastCalledWith(
    ...[AUTH, '2026-11-23', expect.anything()],
  );
  expect(screen.getByText('Sent')).toBeVisible();
  expect(screen.queryByText('Send me this')).toBeNull();
});

it('says that nobody is told, and where there is nothing', async () => {
  const { rerender } = await openPage(
    '/costs/weekly',
    api({
      weekly: async () =>
        list({ schedule: undefined, next: undefined, items: [] }),
      weeklyReport: async () =>
        answer({ owner: '', before: undefined, changes: [], budgets: [] }),
    }),
  );
  expect(await screen.findByText(/none are configured/)).toBeVisible();
  expect(await screen.findByText('no value of a week ago')).toBeVisible();
  expect(screen.getByText('Nothing changed in this week.')).toBeVisible();
  expect(screen.getByRole('option', { name: 'Nobody' })).toBeVisible();
  rerender(<></>);
  await openPage(
    '/costs/weekly',
    api({ weekly: async () => list({ owners: [], items: [] }) }),
  );
  expect(await screen.findByText('No stacks yet')).toBeVisible();
});

it('sends it to the reader, and says when it could not', async () => {
  const sendWeekly = jest
    .fn()
    .mockRejectedValueOnce(new Error('notifications are away'))
    .mockResolvedValue(undefined);
  await openPage(`/costs/weekly?owner=${AUTH}`, api({ sendWeekly }));
  const button = await screen.findByRole('button', { name: 'Send me this' });
  await userEvent.click(button);
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'It could not be sent. notifications are away',
  );
  await userEvent.click(button);
  expect(await screen.findByText(/among your notifications/)).toBeVisible();
  expect(sendWeekly).toHaveBeenLastCalledWith(AUTH);
});
