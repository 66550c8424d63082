import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { openPage } from '../testing/openPage';
import { samplePull } from '../testing/pulls';

const answer = (...items: ReturnType<typeof samplePull>[]) => ({
  items,
  observedAt: '2026-11-22T09:00:00.000Z',
});

it('lists pull requests with what they change, leading to each', async () => {
  await openPage('/costs/pull-requests', {
    pulls: async () =>
      answer(
        samplePull(),
        samplePull({
          ...{ number: 8, state: 'pending', judgement: undefined, draft: true },
        }),
        samplePull({ number: 9, title: 'Words', state: 'none' }),
      ),
  });
  const table = await screen.findByRole('table', { name: 'Pull requests' });
  const [, first, second, ...rest] = within(table).getAllByRole('row');
  expect(first).toHaveTextContent(
    '#7 Make it largeracme/infrastructure · larger+$60.00 (+139%)BlockedauthhubauthOpen',
  );
  expect(second).toHaveTextContent('being priced');
  expect(second).toHaveTextContent('Draft');
  expect(second).not.toHaveTextContent('$');
  expect(rest).toEqual([]);
  expect(within(first).getByRole('link')).toHaveAttribute(
    'href',
    '/costs/pull-requests/github.com/acme/infrastructure/7',
  );
});

it('keeps its filters in the address', async () => {
  const pulls = jest.fn(async () => answer());
  await openPage('/costs/pull-requests?product=authhub', { pulls });
  expect(await screen.findByText('No pull request fits')).toBeVisible();
  await userEvent.selectOptions(screen.getByLabelText('State'), 'Merged');
  await screen.findByText('/costs/pull-requests?product=authhub&state=merged');
  expect(pulls).toHaveBeenLastCalledWith(
    { of: { product: ['authhub'] }, open: 'merged' },
    expect.anything(),
  );
});
