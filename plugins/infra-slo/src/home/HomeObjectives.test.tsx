import { screen } from '@testing-library/react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import type { ObjectivePage } from '@infra-portal/infra-common';
import { sloApiRef } from '../api';
import { slosRouteRef } from '../routes';
import { sampleObjective, samplePage } from '../testing/samples';
import { HomeObjectives } from './HomeObjectives';

async function open(page: ObjectivePage, owners = ['group:default/auth']) {
  const objectives = jest.fn(async () => page);
  const identity = mockApis.identity({
    userEntityRef: 'user:default/developer',
    ownershipEntityRefs: owners,
  });
  await renderInTestApp(<HomeObjectives />, {
    apis: [identity, [sloApiRef, { objectives }]] as never,
    mountedRoutes: { '/slos': slosRouteRef },
  });
  return objectives;
}

it('shows budgets of one’s own teams that burn', async () => {
  const burning = sampleObjective('availability', { state: 'burning' });
  const states = { burning: 3, unknown: 2, ok: 5 };
  const asked = await open(samplePage([burning], { total: 3, states }));
  expect(await screen.findByText('Burns too fast')).toBeInTheDocument();
  expect(screen.getByText(/2 more Of 2 more nobody knows/)).toBeInTheDocument();
  expect(asked).toHaveBeenCalledWith(
    {
      owner: ['group:default/auth'],
      state: ['exhausted', 'paging', 'ticketing', 'burning', 'at-risk'],
      limit: 4,
    },
    expect.anything(),
  );
});

it('does not call fine what nobody knows', async () => {
  await open(samplePage([], { states: { unknown: 2 } }));
  expect(
    await screen.findByText('Of 2 more nobody knows.'),
  ).toBeInTheDocument();
  expect(screen.queryByText(/too fast/)).not.toBeInTheDocument();
});

it.each([
  [{ ok: 4 }, /None of the 4 objectives/],
  [{}, /Nothing that your teams own/],
])('says that none burns, or that there is none: %p', async (states, text) => {
  await open(samplePage([], { states }));
  expect(await screen.findByText(text)).toBeVisible();
});

it('asks for nothing on behalf of who owns nothing', async () => {
  const asked = await open(samplePage([]), []);
  expect(await screen.findByText(/Nothing that your teams own/)).toBeVisible();
  expect(asked).not.toHaveBeenCalled();
});
