import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { type CostApi, costApiRef } from '../api';
import { badgeMarkdown } from './badgeMarkdown';
import { CopyBadge } from './CopyBadge';

const show = (badge: CostApi['badge']) =>
  renderInTestApp(<CopyBadge kind="stacks" name="api" />, {
    apis: [[costApiRef, { badge }]] as never,
  });

const press = async () => {
  const user = userEvent.setup();
  const copied = jest.spyOn(navigator.clipboard, 'writeText');
  await user.click(
    screen.getByRole('button', { name: 'Copy badge as Markdown' }),
  );
  return copied;
};

it('copies Markdown, and says who sees the amount', async () => {
  const url = 'http://portal/api/infra-cost/badges/stacks/api.svg?token=t';
  const badge = jest.fn(async () => ({ url, title: 'api: estimated $1' }));
  await show(badge);
  const copied = await press();
  expect(badge).toHaveBeenCalledWith({ kind: 'stacks', name: 'api' });
  expect(
    await screen.findByText(/Whoever has its address sees the amount/),
  ).toBeInTheDocument();
  expect(copied).toHaveBeenCalledWith(
    `[![api: estimated $1](${url})](http://localhost/)`,
  );
});

it('says why it was not copied', async () => {
  await show(async () => Promise.reject(new Error('no such stack')));
  await press();
  expect(
    await screen.findByText('It could not be copied: no such stack'),
  ).toBeInTheDocument();
});

it('lets no name become markup', () => {
  expect(
    badgeMarkdown(
      { url: 'http://x/(a)', title: 'a](javascript:b)\n[<i>' },
      'p)',
    ),
  ).toBe('[![a\\](javascript:b) \\[\\<i\\>](http://x/%28a%29)](p%29)');
});
