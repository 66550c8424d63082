import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openPage } from '../testing/openPage';
import {
  sampleCost,
  sampleCoverage,
  sampleStack,
  sampleSummary,
} from '../testing/samples';

// It measures its frame, which a test has none of.
jest.mock('../chart/CostChart', () => ({
  __esModule: true,
  default: (props: { series: { label: string; values: number[] }[] }) => (
    <svg>
      {props.series.map(({ label, values }) => (
        <text key={label}>{`${label}: ${values.join(' ')}`}</text>
      ))}
    </svg>
  ),
}));

const table = (name: string) => screen.findByRole('table', { name });

it('says the total, its change, what is left out, and the exact amount', async () => {
  await openPage('/costs');
  const total = await screen.findByRole('region', { name: 'Total of a month' });
  expect(within(total).getByText('$12,346')).toHaveAttribute(
    'title',
    'exactly 12345.678 USD',
  );
  expect(total).toHaveTextContent('Baseline$12,000');
  expect(total).toHaveTextContent('-$200.00 (-1.6%) in 30 days');
  expect(total).toHaveTextContent(
    '42 of 50 stacks priced; 2 resource types unsupported, 2 prices missing',
  );
  await userEvent.click(within(total).getByText('What is left out'));
  expect(total).toHaveTextContent('aws_batch_job_queue × 4');
});

it('names other currencies and old values, and shows won beside dollars', async () => {
  await openPage('/costs', {
    summary: async () =>
      sampleSummary({
        monthly: '100',
        otherCurrencies: { EUR: 3 },
        failing: 2,
        exchange: { currency: 'KRW', rate: '1400.5', date: '2026-11-20' },
      }),
  });
  const total = await screen.findByRole('region', { name: 'Total of a month' });
  expect(total).toHaveTextContent('Not added: 3 stacks in EUR');
  expect(total).toHaveTextContent('2 stacks show their last good value');
  expect(total).toHaveTextContent('≈ ₩140,050 at 1400.5 KRW on Nov 20, 2026');
});

it('marks what is over its budget in words', async () => {
  await openPage('/costs');
  const groups = await table('By product');
  const [, over, near] = within(groups).getAllByRole('row');
  expect(over).toHaveTextContent('120% of $10,000Over budget by $2,000');
  expect(near).toHaveTextContent('35% of $1,000Within budget');
  expect(groups).toHaveTextContent('no budget');
});

it('narrows the whole page to a group, in its address, and lets it go', async () => {
  const summary = jest.fn(async () => sampleSummary());
  const stacks = jest.fn(async () => ({ items: [], total: 0 }));
  await openPage('/costs', { summary, stacks });
  await userEvent.click(await screen.findByRole('button', { name: 'authhub' }));
  await screen.findByText('/costs?product=authhub');
  const of = { product: ['authhub'] };
  expect(summary).toHaveBeenLastCalledWith(of, expect.anything());
  await screen.findByText('No stack fits');
  expect(stacks).toHaveBeenLastCalledWith(
    expect.objectContaining({ of, order: 'cost' }),
    expect.anything(),
  );
  const filters = screen.getByRole('group', { name: 'Filters' });
  await userEvent.click(
    within(filters).getByRole('button', { name: 'Clear all filters' }),
  );
  await screen.findByText('/costs');
});

it('asks for the days of what is chosen, and has the chart as a table', async () => {
  const days = jest.fn(async () => ({
    currency: 'USD',
    days: [
      { date: '2026-11-20', monthly: '10', by: { 'group:default/a': '10' } },
      { date: '2026-11-21', monthly: '30', by: { 'group:default/a': '12.5' } },
    ],
  }));
  await openPage('/costs?by=owner&days=365&environment=prod', { days });
  await screen.findByRole('img', {
    name: 'Costs of 365 days: from $10.00 to $30.00.',
  });
  expect(days).toHaveBeenCalledWith(
    { of: { environment: ['prod'] }, dimension: 'owner', days: 365 },
    expect.anything(),
  );
  expect(await screen.findByText('a: 10 12.5')).toBeInTheDocument();
  expect(screen.getByText('Others: 0 17.5')).toBeInTheDocument();

  const slider = screen.getByRole('slider');
  expect(slider).toHaveAttribute('aria-valuetext', 'Nov 21, 2026');
  const legend = screen.getByText(/Nov 21, 2026: Total/).parentElement!;
  expect(legend).toHaveTextContent('Others$17.50');

  await userEvent.click(screen.getByRole('button', { name: 'As a table' }));
  const rows = within(await table('Over time')).getAllByRole('row');
  expect(rows.map(row => row.textContent)).toEqual([
    'DayTotalaOthers',
    'Nov 21, 2026$30.00$12.50$17.50',
    'Nov 20, 2026$10.00$10.00$0.00',
  ]);
});

it('shows a failed or missing price as such, never as an amount', async () => {
  await openPage('/costs', {
    stacks: async () => ({
      total: 4,
      items: [
        sampleStack('never-priced', { cost: undefined, change: undefined }),
        sampleStack('broken', {
          cost: sampleCost({ state: 'failed', monthly: '0' }),
          change: undefined,
        }),
        sampleStack('old', {
          failing: {
            since: '2026-11-20T10:00:00.000Z',
            message: 'no such region',
          },
        }),
        sampleStack('in-part', {
          cost: sampleCost({
            state: 'partial',
            coverage: sampleCoverage({ unknownUsage: 3 }),
          }),
        }),
      ],
    }),
  });
  const stacks = await table('Stacks');
  const [, never, broken, old, part] = within(stacks).getAllByRole('row');
  expect(never).toHaveTextContent('not priced yet');
  expect(never).not.toHaveTextContent('$');
  expect(broken).toHaveTextContent('could not be priced');
  expect(broken).not.toHaveTextContent('$');
  expect(old).toHaveTextContent('$43.07');
  expect(old).toHaveTextContent(/Last good value.*no such region/);
  expect(part).toHaveTextContent('In part3 usages unknown');
});

it('loads more when asked, and says what to do where there is nothing', async () => {
  const stacks = jest.fn(async ({ cursor }: { cursor?: string }) =>
    cursor
      ? { items: [sampleStack('second')], total: 2 }
      : { items: [sampleStack('first')], total: 2, nextCursor: 'n' },
  );
  await openPage('/costs', { stacks });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Show more' }),
  );
  expect(await screen.findByText('second')).toBeInTheDocument();
  expect(screen.getByText('first')).toBeInTheDocument();
});

it.each([
  [{ stacks: 0, unknown: 0 }, 'No stacks yet'],
  [{ stacks: 5, unknown: 5 }, 'No cost is known yet'],
])('tells an empty portal from one without prices: %p', async (more, title) => {
  await openPage('/costs', { summary: async () => sampleSummary(more) });
  expect(await screen.findByText(title)).toBeInTheDocument();
  expect(screen.queryByText('$12,346')).not.toBeInTheDocument();
});

it.each([
  [403, 'NotAllowedError', 'You may not see this'],
  [500, 'Error', 'This could not be loaded'],
])('says why it could not be loaded: %p', async (statusCode, name, title) => {
  const summary = jest
    .fn()
    .mockRejectedValue(Object.assign(new Error('no'), { statusCode, name }));
  await openPage('/costs', { summary });
  expect(await screen.findByText(title)).toBeInTheDocument();
});
