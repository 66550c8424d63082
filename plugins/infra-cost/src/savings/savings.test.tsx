import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Saving } from '@infra-portal/infra-common';
import { openPage } from '../testing/openPage';
import {
  sampleSaving as saving,
  sampleSavings as answer,
} from '../testing/savings';

const withSavings = (...savings: Saving[]) => {
  const [item] = answer().items;
  return { savings: async () => answer({ items: [{ ...item, savings }] }) };
};

it('leads from costs to what savings come to, of what and by which prices', async () => {
  const savings = jest.fn(async () => answer({ pending: 1, more: 2 }));
  await openPage('/costs?product=shop', { savings });
  await userEvent.click(await screen.findByText('Ways to pay less'));
  const total = await screen.findByRole('region', {
    name: 'What savings come to',
  });
  expect(savings).toHaveBeenCalledWith(
    { product: ['shop'] },
    expect.anything(),
  );
  expect(total).toHaveTextContent('Recommended$20.00 a month · 10%');
  expect(total).toHaveTextContent('by yes$62.50 a month · 31.3%');
  expect(total).toHaveTextContent('Of $200.00 a month that 2 stacks cost.');
  expect(total).toHaveTextContent('1 stack was not looked at yet');
  expect(total).toHaveTextContent('price book 2026-10-05');
  expect(screen.getByText(/2 more stacks could/)).toBeVisible();
});

it('says of each what, where, what it does and what it saves', async () => {
  await openPage('/costs/savings', withSavings(saving()));
  const stack = await screen.findByRole('table', { name: 'shop-prod' });
  const [, row] = within(stack).getAllByRole('row');
  expect(row).toHaveTextContent('Take the newer volume type: gp2 → gp3');
  expect(row).toHaveTextContent('IOPS are set');
  expect(row).toHaveTextContent('aws_ebs_volume.datastacks/shop/main.tf:12');
  expect(row).toHaveTextContent('Nothing stops$2.28');
  expect(row).not.toHaveTextContent('a question');
  expect(
    screen.getByText('together up to $62.50 of $150.00 a month'),
  ).toBeVisible();
});

it('says what is asked, silenced, or cannot be computed', async () => {
  const logs = {
    ...{ id: 'a', rule: 'log-retention' as const, isQuestion: true },
    parameters: { from: '0', to: '30' },
    ...{ monthly: undefined, before: undefined, after: undefined },
    missing: {
      gap: 'usage',
      address: 'x',
      component: 'Data\u202e kept',
    } as const,
  };
  await openPage(
    '/costs/savings',
    withSavings(
      saving({ silenced: { exception: 'keep-gp2', until: '2026-12-31' } }),
      saving(logs),
    ),
  );
  const stack = await screen.findByRole('table', { name: 'shop-prod' });
  const [, silenced, asked] = within(stack).getAllByRole('row');
  expect(silenced).toHaveTextContent('exception keep-gp2 until 2026-12-31');
  expect(asked).toHaveTextContent('Keep logs 30 days instead of forever');
  expect(asked).toHaveTextContent('a question');
  expect(asked).toHaveTextContent(/Nobody knows the usage of: Data.* kept/);
  expect(asked.textContent).not.toContain('\u202e');
  expect(asked).toHaveTextContent('not known');
});

it.each([
  [{ stacks: 3, pending: 3, items: [] }, 'Nobody looked yet'],
  [{ stacks: 0, pending: 0, items: [] }, 'No stacks yet'],
  [{ stacks: 3, pending: 0, items: [] }, 'Nothing to save was found'],
])('says why there is nothing: %j', async (more, title) => {
  await openPage('/costs/savings', { savings: async () => answer(more) });
  expect(await screen.findByText(title)).toBeVisible();
});
