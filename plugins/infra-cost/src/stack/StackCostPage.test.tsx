import { compareEstimates } from '@infra-portal/infra-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openPage } from '../testing/openPage';
import { sampleDetail, sampleStack } from '../testing/samples';

// It measures its frame, which a test has none of.
jest.mock('../chart/CostChart', () => ({
  __esModule: true,
  default: () => null,
}));

const compare = jest.fn(async () => {
  const { estimate } = sampleDetail('api-dev');
  const [database] = estimate!.resources;
  const more = { ...database, address: 'aws_db_instance.more' };
  return compareEstimates(estimate, {
    ...estimate!,
    monthly: '86.13',
    resources: [database, more],
  });
});

const open = (search = '') =>
  openPage(`/costs/stacks/api-dev${search}`, {
    stack: async name => sampleDetail(name),
    compare,
  });

it('goes from the stack to resources, components and formulas', async () => {
  await open();
  const total = await screen.findByRole('region', { name: 'A month' });
  expect(total).toHaveTextContent('$43.07 a month');
  expect(total).toHaveTextContent('Baseline $40.00 and usage $3.07');
  expect(total).toHaveTextContent('$0.06 an hour');

  await userEvent.click(screen.getByText('module.db.aws_db_instance.this'));
  const lines = await screen.findByRole('table', {
    name: 'module.db.aws_db_instance.this',
  });
  const [, instance, backup] = within(lines).getAllByRole('row');
  expect(instance).toHaveTextContent('1 instance × 730 h');
  expect(instance).toHaveTextContent('730 hours× $0.05= $36.50');
  expect(backup).toHaveTextContent(/Nobody knows how much of it is used/);
  expect(backup).toHaveTextContent('not known GB× $0.095not known');
  expect(screen.getByText('storage')).toBeInTheDocument();
  expect(screen.getByText('main.tf:12')).toBeInTheDocument();
  expect(screen.getByText('the module could not be read')).toBeInTheDocument();
});

it('lists each change with its commit, and links to pages only', async () => {
  await open();
  const history = await screen.findByRole('table', { name: 'Over time' });
  const [, prices, larger, first] = within(history).getAllByRole('row');
  expect(prices).toHaveTextContent('Prices changed$43.07-$6.94');
  expect(larger).toHaveTextContent('Make it largerCode changed$50.00+$20.00');
  expect(first).toHaveTextContent('Add the database pull request #12');
  expect(
    within(history)
      .getAllByRole('link')
      .map(link => link.getAttribute('href')),
  ).toEqual(['https://github.com/acme/infrastructure/commit/1111111111111']);
});

it('compares two points, and keeps them in the address', async () => {
  await open();
  const part = await screen.findByRole('region', {
    name: 'Compare two points',
  });
  const [result] = within(part).getAllByRole('status');
  expect(result).toHaveTextContent(
    '$30.00 → $43.07 +$13.07 (+44%) 2 changes between them',
  );
  expect(compare).toHaveBeenLastCalledWith(
    'api-dev',
    { from: '1'.repeat(64), to: '3'.repeat(64) },
    expect.anything(),
  );
  expect(
    (await within(part).findByText('aws_db_instance.more')).closest('li'),
  ).toHaveTextContent('added+$43.07');
  await userEvent.selectOptions(within(part).getByLabelText('To'), '1');
  expect(result).toHaveTextContent('$30.00 → $50.00 +$20.00 (+67%) 1 change');
  expect(
    screen.getByText(/\?to=2026-10-20T10%3A00%3A00.000Z$/),
  ).toBeInTheDocument();
});

it.each([
  [undefined, 'No cost is known of this stack yet'],
  [
    { since: '2026-11-20T10:00:00.000Z', message: 'no region' },
    'This stack could not be priced',
  ],
])('says what to do without a value: %p', async (failing, title) => {
  await openPage('/costs/stacks/api-dev', {
    stack: async name => sampleStack(name, { cost: undefined, failing }),
    history: async () => ({ currency: 'USD', points: [] }),
  });
  expect(await screen.findByText(title)).toBeInTheDocument();
  expect(
    await screen.findByText('No earlier value is known of this stack.'),
  ).toBeInTheDocument();
});

it('says that there is no such stack', async () => {
  const missing = Object.assign(new Error('no'), { statusCode: 404 });
  await openPage('/costs/stacks/gone', {
    stack: async () => Promise.reject(missing),
    history: async () => Promise.reject(missing),
  });
  expect(
    await screen.findByText('There is nothing at this address'),
  ).toBeInTheDocument();
});
