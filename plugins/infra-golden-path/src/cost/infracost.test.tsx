import { renderInTestApp } from '@backstage/frontend-test-utils';
import type {
  EstimateAnswer,
  EstimateRequest,
} from '@infra-portal/infra-common';
import { screen, waitFor } from '@testing-library/react';
import { goldenPathApiRef } from '../api';
import { fakeApi } from '../testing/createServicePage';
import {
  declared,
  declaredService,
  fakeEstimates,
} from '../testing/fakeEstimates';
import { CostPanel } from './CostPanel';
import { estimateApiRef } from './EstimateApi';
import type { CostLimit } from './limits';
import { PriceLine } from './PriceLine';
import { useCost } from './useCost';

const NONE: CostLimit[] = [];
/** It is asked a while after the price book. */
const LATER = { timeout: 10_000 };
const REASON = 'Infracost did not answer within 20 seconds.';

type Real = (answer: EstimateAnswer, request: EstimateRequest) => unknown;

/** By the real Infracost each stack costs 99. */
const used: Real = answer => ({
  ...answer,
  monthly: String(99 * answer.stacks.length),
  stacks: answer.stacks.map(each => ({
    ...each,
    estimate: { ...each.estimate, grade: 'infracost', monthly: '99' },
  })),
  infracost: { state: 'used' },
});

/** The costs plugin where Infracost is set up. */
function withInfracost(real: Real) {
  const own = fakeEstimates();
  return {
    estimate: jest.fn(async (request: EstimateRequest) => {
      const answer = await own.estimate(request);
      return request.grade === 'infracost'
        ? real(answer, request)
        : { ...answer, infracost: { state: 'waiting' } };
    }),
  };
}

const both = {
  declared: [declared('dev', { cpu: 512 })],
  declaredBefore: [declared('dev')],
};
const answers = { intent: {} };

function Harness() {
  const cost = useCost(answers, false, NONE);
  return (
    <>
      <PriceLine cost={cost} />
      <CostPanel cost={cost} />
    </>
  );
}

const show = (api: object) => {
  const server = fakeApi();
  server.declared.mockResolvedValue(declaredService(both));
  return renderInTestApp(<Harness />, {
    apis: [
      [estimateApiRef, api],
      [goldenPathApiRef, server],
    ] as never,
  });
};

it('stands for the price book once it is there', async () => {
  const api = withInfracost(used);
  await show(api);
  expect(await screen.findByText('Price book')).toBeVisible();
  expect(screen.getByText('Infracost is pricing the same…')).toBeVisible();
  expect(await screen.findByText('Infracost', {}, LATER)).toBeVisible();
  expect(screen.getAllByText(/\$99\.00 a month/)[0]).toBeVisible();
  expect(screen.getByText(/Prices that Infracost asked for/)).toBeVisible();
  expect(screen.queryByText('Price book')).not.toBeInTheDocument();
  expect(screen.queryByText(/is pricing the same/)).not.toBeInTheDocument();
  // Both sides are its own: the price of before is not the price book's.
  const grades = api.estimate.mock.calls.map(([{ grade }]) => grade);
  expect(grades.filter(each => each === 'infracost')).toHaveLength(2);
});

it.each([
  [
    'of either side it says no',
    ((answer, { stacks }) =>
      JSON.stringify(stacks).includes('"cpu":"512"')
        ? used(answer, { stacks })
        : {
            ...answer,
            infracost: { state: 'failed', reason: REASON },
          }) as Real,
  ],
  [
    'it cannot be asked',
    (() => {
      throw new Error(REASON);
    }) as Real,
  ],
])('leaves the price book with the reason where %s', async (_, real) => {
  const api = withInfracost(real);
  await show(api);
  const [first] = (await screen.findAllByText(/\$[\d.,]+ a month$/)).map(
    each => each.textContent,
  );
  const said = await screen.findByText(/price book counts/, {}, LATER);
  expect(said).toHaveTextContent(REASON);
  expect(screen.getByText('Price book')).toBeVisible();
  await waitFor(() =>
    expect(screen.getAllByText(/\$[\d.,]+ a month$/)[0]).toHaveTextContent(
      first!,
    ),
  );
});

it('is not asked where it is not set up', async () => {
  const api = fakeEstimates();
  await show(api);
  expect(await screen.findByText('Price book')).toBeVisible();
  await new Promise(resolve => setTimeout(resolve, 900));
  expect(api.estimate).toHaveBeenCalledTimes(2);
});
