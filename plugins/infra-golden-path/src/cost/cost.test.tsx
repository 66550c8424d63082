import { useState } from 'react';
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { type DeclaredStack, USAGE_KEYS } from '@infra-portal/infra-common';
import { goldenPathApiRef } from '../api';
import { fakeApi, refused } from '../testing/createServicePage';
import {
  declared,
  declaredService,
  fakeEstimates,
} from '../testing/fakeEstimates';
import { koreanApis } from '../testing/korean';
import ko from '../translation/ko';
import { CostPanel } from './CostPanel';
import { estimateApiRef } from './EstimateApi';
import type { CostLimit } from './limits';
import { ANNOUNCE_DELAY, PriceLine } from './PriceLine';
import { useCost } from './useCost';
import { DECLARED_PAUSE } from './useDeclared';
import { amountOf } from './UsageInputs';

const NONE: CostLimit[] = [];

/** Answers, and what they declare. */
interface Live {
  declared?: DeclaredStack[];
  declaredBefore?: DeclaredStack[];
}

const live = (after?: DeclaredStack[], before?: DeclaredStack[]): Live => ({
  declared: after,
  declaredBefore: before,
});

/** The server, of which each answer says what it declares. */
const goldenPath = () => {
  const api = fakeApi();
  api.declared.mockImplementation(async ({ intent }: { intent: Live }) =>
    declaredService(intent),
  );
  return api;
};

async function show(
  first: Live,
  {
    api = fakeEstimates(),
    server = goldenPath(),
    limits = NONE,
    others = [] as readonly unknown[],
  } = {},
) {
  let change: (next?: Live) => void = () => {};
  function Harness() {
    const [now, setNow] = useState<Live | undefined>(first);
    change = setNow;
    const cost = useCost(now && { intent: now }, false, limits);
    return (
      <>
        <PriceLine cost={cost} />
        <CostPanel cost={cost} />
      </>
    );
  }
  await renderInTestApp(<Harness />, {
    apis: [
      [estimateApiRef, api],
      [goldenPathApiRef, server],
      ...others,
    ] as never,
  });
  return { api, server, again: (next?: Live) => act(() => change(next)) };
}

const usage = (name: string) => screen.findByLabelText(name);
const pass = (ms: number) =>
  act(() => new Promise(done => setTimeout(done, ms)));
const prices = () =>
  screen.getAllByText(/\$[\d.,]+ a month$/).map(each => each.textContent);

describe('the price of a service', () => {
  it('is told by environment, with what it is made of and its source', async () => {
    const others = [
      { address: 'aws_strange.a', type: 'aws_strange', values: {} },
    ];
    await show(live([declared('dev'), declared('prod', { cpu: 512, others })]));
    const table = await screen.findByRole('table', { name: /730 hours/ });
    const rows = within(table).getAllByRole('row');
    expect(rows.map(row => row.textContent)).toEqual([
      'EnvironmentWith these answersOf it by use',
      expect.stringMatching(/^dev\$\d+\.\d\d\$\d+\.\d\d$/),
      expect.stringMatching(/^prodat least \$\d+\.\d\d\$\d+\.\d\d$/),
      expect.stringMatching(/^Together\$\d+\.\d\d\$\d+\.\d\d$/),
    ]);
    expect(screen.getByText('dev', { selector: 'th' })).toBeVisible();
    expect(screen.getByText(/^prod \$/)).toBeInTheDocument();
    const drivers = screen.getByRole('table', { name: /moves the price/ });
    expect(drivers).toHaveTextContent('prod · vCPU');
    expect(drivers).toHaveTextContent('0.5 vCPU');
    expect(screen.getByText('Price book')).toBeInTheDocument();
    expect(screen.getByText(/List prices of October 5, 2026/)).toBeVisible();
    const coverage = screen.getByRole('region', { name: /speaks of/ });
    expect(coverage).toHaveTextContent('7 resources are declared.');
    expect(coverage).toHaveTextContent(/Of 1 resource no price.*aws_strange/);
  });

  it('follows a usage that a person changes, and its way back', async () => {
    const { api } = await show(live([declared('dev')]));
    const logs = await usage('Logs written to a log group');
    expect(logs).toHaveValue('5');
    const [before] = prices();
    fireEvent.change(logs, { target: { value: '500' } });
    await waitFor(() => expect(prices()[0]).not.toBe(before));
    expect(api.estimate.mock.lastCall[0].usage).toEqual({
      'logs.ingested-gb': '500',
    });
    const asked = api.estimate.mock.calls.length;
    fireEvent.change(logs, { target: { value: 'a lot' } });
    expect(logs).toBeInvalid();
    expect(logs).toHaveAccessibleDescription(/such as 100/);
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Usual value: Logs written to a log group',
      }),
    );
    await waitFor(() => expect(prices()[0]).toBe(before));
    expect(logs).toHaveValue('5');
    expect(api.estimate.mock.calls.length).toBe(asked + 1);
  });

  it('tells of a change what it adds, and to what', async () => {
    const before = [declared('dev'), declared('stg')];
    const after = [declared('dev', { cpu: 512 }), declared('prod')];
    const { api, again } = await show(live(after, before));
    const table = await screen.findByRole('table', { name: /730 hours/ });
    const row = (name: RegExp) => within(table).getByRole('row', { name });
    expect(row(/^dev/)).toHaveTextContent(/\+\$\d+\.\d\d$/);
    expect(row(/^prod/)).toHaveTextContent(/^prodnew\$.*\+\$/);
    expect(row(/^stg/)).toHaveTextContent(/goes-\$\d+\.\d\d$/);
    expect(screen.getAllByText(/^\+\$.* against now \(\$/)).toHaveLength(2);
    const changes = screen.getByRole('table', { name: /answers change/ });
    expect(changes).toHaveTextContent(/dev · vCPU/);
    // What there is now is priced once.
    again(live([declared('dev', { cpu: 1024 })], before));
    await waitFor(() => expect(api.estimate).toHaveBeenCalledTimes(3));
    again(live(before, before));
    expect(await screen.findAllByText('the same as now')).toHaveLength(2);
  });

  it('asks at once after a rest, and then no faster than somebody types', async () => {
    const { server, again } = await show(live([declared('dev')]));
    await usage('Logs written to a log group');
    await pass(DECLARED_PAUSE);
    server.declared.mockClear();
    again(live([declared('dev', { cpu: 512 })]));
    await pass(0);
    expect(server.declared).toHaveBeenCalledTimes(1);
    for (const cpu of [1024, 2048, 4096])
      again(live([declared('dev', { cpu })]));
    expect(server.declared).toHaveBeenCalledTimes(1);
    await waitFor(() => expect(server.declared).toHaveBeenCalledTimes(2));
    await pass(DECLARED_PAUSE * 2);
    expect(server.declared).toHaveBeenCalledTimes(2);
    const { intent } = server.declared.mock.lastCall[0];
    expect(JSON.stringify(intent)).toContain('4096');
  });

  it('is held against budgets in words', async () => {
    const limits: CostLimit[] = [
      { of: 'product', name: 'authhub', amount: '1200' },
      { of: 'service', name: 'login', amount: '1' },
    ];
    await show(live([declared('dev')]), { limits });
    expect(
      await screen.findByText(
        /takes [\d.]+% of the budget of authhub, \$1,200\.00/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        /^It is \$.* more than the service’s own budget of \$1\.00/,
      ),
    ).toBeInTheDocument();
  });

  it('keeps the last one, marked, while a newer one is worked out', async () => {
    const { api, server, again } = await show(live([declared('dev')]));
    await usage('Logs written to a log group');
    const [before] = prices();
    let asked: AbortSignal | undefined;
    server.declared.mockImplementationOnce((_, signal) => {
      asked = signal;
      return new Promise(() => {});
    });
    again(live([declared('dev', { cpu: 2048 })]));
    expect(screen.getAllByText('being worked out…')).toHaveLength(2);
    await waitFor(() => expect(asked).toBeDefined());
    let first: AbortSignal | undefined;
    api.estimate.mockImplementationOnce((_, signal) => {
      first = signal;
      return new Promise(() => {});
    });
    again(live([declared('dev', { cpu: 512 })]));
    await waitFor(() => expect(first).toBeDefined());
    expect(asked!.aborted).toBe(true);
    expect(screen.getAllByText('being worked out…')).toHaveLength(2);
    expect(prices()[0]).toBe(before);
    again(live([declared('dev', { cpu: 1024 })]));
    await waitFor(() => expect(prices()[0]).not.toBe(before));
    expect(first!.aborted).toBe(true);
    expect(screen.queryByText('being worked out…')).not.toBeInTheDocument();
  });

  it('is read out only when it rests', async () => {
    const { again } = await show(live([declared('dev')]));
    await usage('Logs written to a log group');
    const heard = screen.getByTestId('price-heard');
    expect(heard).toHaveAttribute('role', 'status');
    expect(heard).toBeEmptyDOMElement();
    again(live([declared('dev', { cpu: 512 })]));
    await waitFor(
      () => expect(heard).toHaveTextContent(/^Estimated cost: \$/),
      {
        timeout: ANNOUNCE_DELAY + 3_000,
      },
    );
    expect(heard).toHaveTextContent(prices()[0]!);
  });
});

describe('without a price', () => {
  it('nothing is said where nobody knows prices', async () => {
    const api = fakeEstimates();
    api.estimate.mockRejectedValue(refused(404, {}));
    const { server, again } = await show(live([declared('dev')]), { api });
    await waitFor(() => expect(api.estimate).toHaveBeenCalled());
    await waitFor(() =>
      expect(screen.queryByText('being worked out…')).not.toBeInTheDocument(),
    );
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    again(live([declared('prod')]));
    await pass(DECLARED_PAUSE * 2);
    expect(server.declared).toHaveBeenCalledTimes(1);
    expect(api.estimate).toHaveBeenCalledTimes(1);
  });

  it('is marked as older when there is nothing to price any more', async () => {
    const { again } = await show(live([declared('dev')]));
    await usage('Logs written to a log group');
    again(undefined);
    expect(screen.getByText(/this is older/)).toBeInTheDocument();
    again(live());
    expect(await screen.findByText(/this is older/)).toBeInTheDocument();
    expect(screen.getByText('No price yet')).toBeInTheDocument();
  });

  it('says who may not see it', async () => {
    const api = fakeEstimates();
    api.estimate.mockRejectedValue(refused(403, {}));
    await show(live([declared('dev')]), { api });
    expect(
      await screen.findByText('You may not see costs'),
    ).toBeInTheDocument();
    expect(screen.queryByTestId('price-heard')).not.toBeInTheDocument();
  });

  it.each(['declared', 'estimate'] as const)(
    'says that %s failed, keeps what there was, and tries again',
    async failing => {
      const { api, server, again } = await show(live([declared('dev')]));
      await usage('Logs written to a log group');
      const [before] = prices();
      const asked = failing === 'declared' ? server.declared : api.estimate;
      asked.mockRejectedValueOnce(refused(500, {}));
      again(live([declared('dev', { cpu: 512 })]));
      const alert = await screen.findByRole('alert');
      expect(alert).toHaveTextContent('the reason');
      expect(prices()[0]).toBe(before);
      await userEvent.click(
        within(alert).getByRole('button', { name: 'Try again' }),
      );
      await waitFor(() => expect(prices()[0]).not.toBe(before));
      expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    },
  );

  it('says in Korean that there is none yet, and then what it is', async () => {
    const { again } = await show(live(), { others: koreanApis });
    expect(await screen.findByText('아직 비용이 없습니다')).toBeInTheDocument();
    again(live([declared('dev')]));
    expect(await screen.findAllByText(/^월 \$/)).not.toHaveLength(0);
    expect(screen.getByText(/2026년 10월 5일 정가 기준/)).toBeInTheDocument();
  });
});

it.each(Object.keys(USAGE_KEYS))('has words for the usage %s', key => {
  expect(ko).toHaveProperty([`cost.usage.${key}`]);
});

it.each([
  ['1,000', '1000'],
  [' 0.50 ', '0.5'],
  ['1.', '1'],
  ['007', '7'],
  ['', undefined],
  ['-1', undefined],
  ['1e9', undefined],
  ['9'.repeat(16), undefined],
])('reads %j as %s', (typed, amount) => {
  expect(amountOf(typed)).toBe(amount);
});
