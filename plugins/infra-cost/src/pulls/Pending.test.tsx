import { screen, within } from '@testing-library/react';
import { openPage } from '../testing/openPage';
import { samplePending } from '../testing/pulls';

jest.mock('../chart/CostChart', () => ({
  __esModule: true,
  default: () => <svg />,
}));

const TITLE = 'With the open pull requests';

it('leads from today over each pull request to what would be', async () => {
  const pending = jest.fn(async () => samplePending());
  await openPage('/costs?product=authhub', { pending });
  const table = await screen.findByRole('table', { name: TITLE });
  expect(pending).toHaveBeenCalledWith(
    { product: ['authhub'] },
    expect.anything(),
  );
  const rows = within(table).getAllByRole('row');
  expect(rows.map(row => row.textContent)).toEqual([
    'WhatChangeA month then',
    'Today$1,000',
    '#7 Make it largerBlocked+$60.00$1,060',
    '#9 Make it smallerDraft-$9.50$1,051',
    'With all of them$1,051',
  ]);
  const section = screen.getByRole('region', { name: TITLE });
  expect(section).toHaveTextContent(
    'Together over the budget of $1,040 by $10.50',
  );
  expect(section).toHaveTextContent('Not added, because no amount is known:');
  expect(section).toHaveTextContent('#11 Break it no region');
  expect(section).toHaveTextContent('The dashed line is the budget.');
  expect(section).toHaveTextContent('Bars begin at $980.00');
  expect(
    within(section).getByRole('link', { name: 'All pull requests' }),
  ).toHaveAttribute('href', '/costs/pull-requests?product=authhub');
});

it('says that there is nothing to come', async () => {
  await openPage('/costs', {
    pending: async () =>
      samplePending({ steps: [], unknown: [], after: '1000' }),
  });
  expect(
    await screen.findByText('No open pull request touches a stack.'),
  ).toBeVisible();
  expect(screen.queryByRole('table', { name: TITLE })).toBeNull();
});
