import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openPage } from '../testing/openPage';
import { sampleJudgement, samplePull, sampleReason } from '../testing/pulls';

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

const ADDRESS = '/costs/pull-requests/github.com/acme/infrastructure/7';

const region = (name: string) => screen.findByRole('region', { name });

it('says the verdict, why, and by how much', async () => {
  const pull = jest.fn(async () => samplePull());
  await openPage(ADDRESS, { pull });
  const verdict = await region('Verdict');
  expect(pull).toHaveBeenCalledWith(
    { repository: 'github.com/acme/infrastructure', number: 7 },
    expect.anything(),
  );
  expect(verdict).toHaveTextContent('Blocked until the costs are lower');
  expect(verdict).toHaveTextContent(
    'BlocksThe budget of product authhub is crossed: $1,181 → $1,241 a month, $40.50 more than its $1,200.',
  );
  const month = await region('What a month would cost');
  expect(month).toHaveTextContent('Before$43.07After$103.07');
  expect(month).toHaveTextContent('+$60.00 (+139%) a month');
  expect(month).toHaveTextContent('Price book · price book 2026-10-05');
  expect(month).toHaveTextContent('1 usage unknown');
});

it('names what lifts a reason, and strips what hides in names', async () => {
  const judgement = sampleJudgement({
    verdict: 'warn',
    reasons: [
      sampleReason({
        ...{ level: 'warn', key: 'auth\u202ehub' },
        lifted: { exceptions: ['launch'], until: '2026-12-22' },
      }),
    ],
  });
  await openPage(ADDRESS, { pull: async () => samplePull({ judgement }) });
  const verdict = await region('Verdict');
  expect(verdict).toHaveTextContent('Look at the costs before you merge');
  expect(verdict).toHaveTextContent(
    'Allowed until 2026-12-22 by the exception launch.',
  );
  expect(verdict.textContent).not.toContain('\u202e');
});

it('calls a stack that grows too much by its name', async () => {
  const [stack] = samplePull().stacks;
  const judgement = sampleJudgement({
    reasons: [
      {
        ...{ code: 'increase', level: 'block', stack: stack.ref },
        ...{ before: '43.065', after: '103.065', percent: '139.3' },
      },
      { code: 'unknown', level: 'warn', stack: 'of-another#default' },
      { code: 'unknown', level: 'warn', stack: stack.ref, after: '103.065' },
    ],
  });
  await openPage(ADDRESS, { pull: async () => samplePull({ judgement }) });
  const verdict = await region('Verdict');
  expect(verdict).toHaveTextContent(
    'api-dev grows by 139.3%: $43.07 → $103.07 a month.',
  );
  expect(verdict).toHaveTextContent('of-another#default could not be priced');
  expect(verdict).toHaveTextContent('Not all that is new in api-dev has');
});

it('opens a stack to what moves its price', async () => {
  await openPage(ADDRESS, { pull: async () => samplePull() });
  const stacks = await region('Stacks that it touches');
  expect(stacks).toHaveTextContent('api-dev dev Changes$43.07 → $103.07');
  await userEvent.click(within(stacks).getByText('api-dev'));
  await userEvent.click(
    await within(stacks).findByText('module.db.aws_db_instance.this'),
  );
  expect(
    await within(stacks).findByText('Database instance'),
  ).toBeInTheDocument();
  expect(stacks).toHaveTextContent('price of one: $0.05 → $0.132192');
});

it('shows budgets, pushes and what GitHub was told', async () => {
  await openPage(ADDRESS, {
    pull: async () =>
      samplePull({
        comment: {
          at: '2026-11-22T09:11:00.000Z',
          failure: 'Resource not accessible by integration',
        },
      }),
  });
  expect(await region('Budgets that it touches')).toHaveTextContent(
    '$1,181 → $1,241 of $1,200Crossed by $40.50',
  );
  const pushes = await region('Over its pushes');
  expect(
    await within(pushes).findByText('After: 44.065 103.065'),
  ).toBeVisible();
  const [, newest, first] = within(pushes).getAllByRole('row');
  expect(newest).toHaveTextContent('+$60.00 (+139%)Blocked');
  expect(first).toHaveTextContent('+$1.00');
  const told = await region('What GitHub was told');
  expect(told).toHaveTextContent('Check run portal/costs told');
  expect(told).toHaveTextContent('Resource not accessible by integration');
  expect(told).toHaveTextContent('may lack the right to write checks');
});

it('shows won beside dollars, and an older verdict as such', async () => {
  await openPage(ADDRESS, {
    pull: async () =>
      samplePull({
        ...{ state: 'pending', head: 'd'.repeat(40) },
        exchange: { currency: 'KRW', rate: '1400', date: '2026-11-20' },
      }),
  });
  expect(await region('What a month would cost')).toHaveTextContent(
    '≈ ₩84,000',
  );
  expect(screen.getByText('It is being priced')).toBeVisible();
  expect(await region('Verdict')).toHaveTextContent(
    'all of this is of aaaaaaaaaa.',
  );
});

it.each([
  ['pending', 'It is being priced'],
  ['none', 'It touches no stack'],
] as const)('says how far it is: %s', async (state, title) => {
  const unpriced = {
    ...{ state, judgement: undefined, judgedCommit: undefined },
    ...{ stacks: [], pushes: [] },
  };
  await openPage(ADDRESS, { pull: async () => samplePull(unpriced) });
  expect(await screen.findByText(title)).toBeVisible();
  expect(screen.queryByRole('region', { name: 'Verdict' })).toBeNull();
  expect(screen.queryByText(/\$/)).toBeNull();
});

it('prices again what could not be priced, or says why not', async () => {
  const pricePullAgain = jest
    .fn()
    .mockRejectedValueOnce(new Error('Too often'))
    .mockResolvedValue(undefined);
  await openPage(ADDRESS, {
    pull: async () =>
      samplePull({
        ...{ state: 'failed', failure: 'no such commit' },
        judgement: undefined,
      }),
    pricePullAgain,
  });
  expect(await screen.findByText('no such commit')).toBeVisible();
  const again = screen.getByRole('button', { name: 'Price it again' });
  await userEvent.click(again);
  expect(await screen.findByText('Too often')).toBeVisible();
  await userEvent.click(again);
  expect(await screen.findByText(/It is priced again/)).toBeVisible();
  expect(pricePullAgain).toHaveBeenCalledTimes(2);
});

it.each([
  [404, 'There is nothing at this address'],
  [403, 'You may not see this'],
])('says why there is nothing: %p', async (statusCode, title) => {
  const failure = Object.assign(new Error('no'), { statusCode });
  await openPage(ADDRESS, { pull: async () => Promise.reject(failure) });
  expect(await screen.findByText(title)).toBeVisible();
});
