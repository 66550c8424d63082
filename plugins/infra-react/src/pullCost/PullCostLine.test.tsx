import { screen, waitFor } from '@testing-library/react';
import { discoveryApiRef, fetchApiRef } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { PullCost } from '@infra-portal/infra-common';
import { PullCostLine } from './PullCostLine';

const pull = (more: Partial<PullCost> = {}): PullCost => ({
  ...{ repository: 'github.com/acme/infra', number: 7, title: 'x', url: 'x' },
  ...{ author: 'a', branch: 'b', open: 'open', draft: false, head: 'c' },
  ...{ updatedAt: '2026-11-22T09:00:00.000Z', state: 'priced' },
  ...{ products: [], owners: [], environments: [] },
  judgement: {
    ...{ verdict: 'block', currency: 'USD', before: '40', after: '100.5' },
    ...{ delta: '60.5', reasons: [], stacks: [], budgets: [] },
  },
  ...more,
});

async function show(answer: Response, hasCosts = true) {
  const fetch = jest.fn(async (_address: string) => answer);
  await renderInTestApp(
    <PullCostLine
      repository="github.com/acme/infra"
      number={7}
      path={
        hasCosts
          ? ({ host, owner, name, number }) =>
              `/costs/${host}/${owner}/${name}/${number}`
          : undefined
      }
    />,
    {
      apis: [
        [
          discoveryApiRef,
          { getBaseUrl: async (id: string) => `http://x/${id}` },
        ],
        [fetchApiRef, { fetch }],
      ] as never,
    },
  );
  return fetch;
}

it('says the change and the verdict, and leads to more', async () => {
  const fetch = await show(Response.json(pull()));
  const link = await screen.findByRole('link', { name: 'What it costs' });
  expect(link).toHaveAttribute('href', '/costs/github.com/acme/infra/7');
  expect(link.parentElement).toHaveTextContent(
    'Costs+$60.50 a monthBlockedWhat it costs',
  );
  expect(fetch.mock.calls[0][0]).toBe(
    'http://x/infra-cost/pull-requests/github.com/acme/infra/7/brief',
  );
});

it.each([
  [{ state: 'pending', judgement: undefined }, 'being priced'],
  [{ state: 'failed', judgement: undefined }, 'could not be priced'],
] as const)(
  'never shows an amount that is not known: %j',
  async (more, text) => {
    await show(Response.json(pull(more)));
    expect(await screen.findByText(text)).toBeVisible();
    expect(screen.queryByText(/\$/)).toBeNull();
  },
);

it.each([404, 403, 500])('says nothing after %p', async status => {
  const fetch = await show(Response.json({}, { status }));
  await waitFor(() => expect(fetch).toHaveBeenCalled());
  expect(screen.queryByText('Costs')).toBeNull();
});

it('asks nobody where the app shows no costs', async () => {
  const fetch = await show(Response.json(pull()), false);
  expect(fetch).not.toHaveBeenCalled();
  expect(screen.queryByText('Costs')).toBeNull();
});
