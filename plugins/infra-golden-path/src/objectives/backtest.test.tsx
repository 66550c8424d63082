import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { SloBacktest } from '@infra-portal/infra-common';
import {
  answer,
  fakeApi,
  open,
  PATIENT,
  put,
  ready,
  refused,
} from '../testing/createServicePage';
import { koreanApis } from '../testing/korean';
import { allowanceOf } from './allowance';
import { BacktestLines } from './BacktestLines';
import type { LiveBacktest } from './useBacktest';

jest.setTimeout(120_000);

const DAYS = 30 * 86_400;
const kept: SloBacktest = {
  items: [
    {
      ...{ id: 'a', name: 'prod-availability', target: 0.999, sli: 0.9994 },
      ...{ seconds: DAYS, coverage: 0.4, counts: { bad: 721, total: 1.2e6 } },
    },
  ],
  observedAt: new Date().toISOString(),
};
const item = (more: Partial<SloBacktest['items'][number]>): SloBacktest => ({
  ...kept,
  items: [{ id: 'a', name: 'p', target: 0.999, seconds: DAYS, ...more }],
});

function lines(live: Partial<LiveBacktest>, apis: unknown[] = []) {
  const backtest = { status: 'ready', retry: jest.fn(), ...live } as const;
  return renderInTestApp(<BacktestLines backtest={backtest} />, {
    apis: apis as never,
  });
}

const LABEL = 'Availability target, percent';

describe('the form', () => {
  it('asks once about a promise, and says what became of it', async () => {
    const api = fakeApi();
    api.backtest.mockResolvedValue(kept as never);
    await open(api);
    await answer();
    expect(api.backtest).not.toHaveBeenCalled();
    put(LABEL, '99');
    put(LABEL, '99.9');
    expect(
      screen.getByText(/one request of 1,000 may fail, or all of them for 43/),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(
        /with a target of 99.9% you would have kept 99.940%/,
        ...([{}, PATIENT] as const),
      ),
    ).toHaveTextContent(
      /12 days of 30 days are known\. 721 of 1,200,000 failed; 1,200 may\./,
    );
    expect(api.backtest).toHaveBeenCalledTimes(1);
    expect(api.backtest).toHaveBeenCalledWith(
      expect.objectContaining({
        intent: expect.objectContaining({
          objectives: { availabilityPercent: 99.9 },
        }),
      }),
      expect.any(AbortSignal),
    );
    await ready();
    await userEvent.click(screen.getByText('Objectives'));
    expect(screen.getAllByText(/you would have kept 99.940%/)).toHaveLength(2);
  });

  it('says nothing where nobody knows numbers, and does not ask again', async () => {
    const api = fakeApi();
    api.backtest.mockRejectedValue(refused(404, {}));
    await open(api);
    await answer();
    put(LABEL, '99.9');
    await screen.findByText(/Looking whether/, {}, PATIENT);
    await ready();
    await waitFor(() => expect(screen.queryByText(/kept/)).toBeNull(), PATIENT);
    put(LABEL, '99');
    await ready();
    expect(api.backtest).toHaveBeenCalledTimes(1);
  });
});

describe('the lines', () => {
  it('never take missing numbers for kept or missed', async () => {
    await lines({
      answer: item({
        message: { en: 'The source has no numbers of it yet.', ko: '-' },
      }),
    });
    expect(screen.getByRole('listitem')).toHaveTextContent(
      'Not known p: The source has no numbers of it yet.',
    );
    expect(screen.queryByText(/%/)).toBeNull();
  });

  it('say that a target would have been missed, rounded towards failure', async () => {
    await lines({ answer: item({ sli: 0.99899999, coverage: 1 }) });
    expect(screen.getByRole('listitem')).toHaveTextContent(
      'Missed p: a target of 99.9% would have been missed with 99.899% in the last 30 days.',
    );
  });

  it('keep the last answer when another one fails', async () => {
    await lines({
      ...{ status: 'failed', answer: kept, error: new Error('Gone for now') },
    });
    expect(screen.getByRole('alert')).toHaveTextContent('Gone for now');
    expect(screen.getByRole('listitem')).toHaveTextContent('99.940%');
  });

  it('speak Korean', async () => {
    await lines({ answer: kept }, koreanApis as never);
    expect(await screen.findByRole('listitem')).toHaveTextContent(
      /목표가 99\.9%이면 지난 30일 동안 99\.940%로 지켰을 것입니다/,
    );
  });
});

it('knows what any target lets fail', () => {
  expect(allowanceOf(99.9, 30)).toEqual({ oneOf: 1_000, seconds: 2_592 });
  for (const [target, days] of [
    [100, 30],
    [0, 30],
    ['99', 30],
    [99, undefined],
  ]) {
    expect(allowanceOf(target, days)).toBeUndefined();
  }
  const percent = fc.integer({ min: 1, max: 999_999 }).map(each => each / 1e4);
  fc.assert(
    fc.property(percent, fc.integer({ min: 1, max: 366 }), (target, days) => {
      const { oneOf, seconds } = allowanceOf(target, days)!;
      expect(oneOf).toBeGreaterThanOrEqual(1);
      expect(
        Math.abs(seconds - (1 - target / 100) * days * 86_400),
      ).toBeLessThan(1);
    }),
    { numRuns: 200 },
  );
});
