import type { Objective, SloStatus } from '@infra-portal/infra-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { SloApi } from '../api';
import {
  sampleDetail,
  sampleFreeze,
  sampleMarks,
  sampleSeries,
} from '../testing/detail';
import { openPage } from '../testing/openPage';

// It measures its frame, which a test has none of.
jest.mock('../chart/TimeChart', () => ({
  __esModule: true,
  default: () => null,
}));

const ADDRESS = '/slos/objectives/authhub-api-availability';

const QUIET: Partial<SloApi> = {
  objective: async () => sampleDetail(),
  series: async () => sampleSeries({ 10: 20, 20: 5 }),
  marks: async () => sampleMarks(),
  freeze: async () => sampleFreeze(),
};

const open = (api: Partial<SloApi> = {}, search = '') =>
  openPage(`${ADDRESS}${search}`, { ...QUIET, ...api });

const withStatus = (
  status: Partial<SloStatus>,
  more: Partial<Objective> = {},
) => open({ objective: async () => sampleDetail(status, more) });

const part = (name: string) => screen.findByRole('region', { name });

it('says what is promised, how it stands, and whose it is', async () => {
  await open();
  const tiles = await part('How it stands');
  expect(tiles).toHaveTextContent('promised: 99.9%');
  expect(tiles).toHaveTextContent('86.3% left2,589 events may still fail');
  expect(tiles).toHaveTextContent('3M events');
  const facts = await part('What is promised');
  expect(facts).toHaveTextContent('99.9% in 30 days');
  expect(facts).toHaveTextContent('rolling, the last 30 days');
  expect(facts).toHaveTextContent(
    'acme/infrastructure slo/authhub/api/prod-availability.slo.yaml:3',
  );
  expect(within(facts).queryByText('hostile')).not.toBeInTheDocument();
  const quality = await part('Where the numbers come from');
  expect(quality).toHaveTextContent('prometheus-prod');
});

it('tells the burn-down in words, as a table, and by a slider', async () => {
  await open();
  const down = await part('Budget left');
  expect(
    within(down).getByRole('img', { name: /now 16\.6%\.$/ }),
  ).toBeInTheDocument();
  const [said] = within(down).getAllByRole('status');
  expect(said).toHaveTextContent('16.6% left.');
  const slider = within(down).getByRole('slider');
  slider.focus();
  expect(slider).toHaveAttribute('aria-valuetext');
  await userEvent.click(within(down).getByText('As a table'));
  const table = await within(down).findByRole('table');
  expect(within(table).getAllByRole('row').length).toBeGreaterThan(28);
  expect(within(table).getAllByRole('row')[1]).toHaveTextContent('16.6%');
});

it('lists what happened meanwhile, and hides kinds of it', async () => {
  await open();
  const down = await part('Budget left');
  await userEvent.click(await within(down).findByText('3 marks as a list'));
  const list = within(down).getByRole('list', {
    name: 'What happened meanwhile',
  });
  const [drift, apply, pull] = within(list).getAllByRole('listitem');
  expect(drift).toHaveTextContent('since then Three resources drift');
  expect(within(apply).getByRole('link')).toHaveAttribute(
    'href',
    '/stacks/-/runs/abc',
  );
  expect(pull).toHaveTextContent('<b>Make it larger</b>');
  expect(within(pull).queryByRole('link')).not.toBeInTheDocument();
  expect(down).toHaveTextContent(
    'Not known: Target changed. Its history is not read.',
  );
  await userEvent.click(within(down).getByRole('button', { name: /Apply/ }));
  expect(within(list).getAllByRole('listitem')).toHaveLength(2);
});

it('tries another target, and names the days that spent it', async () => {
  await open();
  const tried = await part('What if the target were …');
  expect(tried).toHaveTextContent(
    'With 99.9% it would be kept: 16.6% left. 25 failed, 30 may. This is its target.',
  );
  const slider = within(tried).getByRole('slider');
  slider.focus();
  const { fireEvent } = await import('@testing-library/react');
  fireEvent.change(slider, { target: { value: '7' } });
  expect(tried).toHaveTextContent(
    'With 99.95% it would be broken: overspent by 66.7%.',
  );
  const worst = await screen.findByRole('table', { name: 'What spent it' });
  const [, first, second] = within(worst).getAllByRole('row');
  expect(first).toHaveTextContent(/20\s*80%/);
  expect(second).toHaveTextContent(/5\s*20%/);
});

it('asks for the range of the address, and keeps the one that is chosen', async () => {
  const series = jest.fn(async () => sampleSeries());
  await open({ series }, '?range=1d');
  await part('Good part over time');
  expect(series).toHaveBeenCalledWith(
    'authhub-api-availability',
    { start: expect.any(Number) },
    expect.anything(),
  );
  await userEvent.click(screen.getByRole('button', { name: '7 days' }));
  expect(await screen.findByText(`${ADDRESS}?range=7d`)).toBeInTheDocument();
});

it('shows limits of alerts with what both windows say now', async () => {
  await open();
  const alerts = await screen.findByRole('table', { name: 'Alerts' });
  const [, page, ticket] = within(alerts).getAllByRole('row');
  expect(page).toHaveTextContent(
    /urgent1 hr \/ 5 min14\.4×15\.0×20\.0×Over the limit/,
  );
  expect(ticket).toHaveTextContent('never be reached');
  expect(ticket).toHaveTextContent('Not known');
});

it('says what is missing, and how to get it', async () => {
  await open();
  const pieces = await part('What belongs to it');
  expect(pieces).toHaveTextContent('Rules of Prometheusoutdated');
  expect(pieces).toHaveTextContent(
    'infra-portal slo compile slo/authhub/api/prod-availability.slo.yaml',
  );
  const [, dashboard, runbook] = within(pieces).getAllByRole('listitem');
  expect(dashboard).toHaveTextContent('missing');
  expect(runbook).toHaveTextContent(/there$/);
});

it('renders the runbook, and nothing hostile in it', async () => {
  const { container } = await open();
  const runbook = await part('Runbook');
  expect(
    within(runbook).getByRole('heading', { name: 'authhub api' }),
  ).toBeInTheDocument();
  expect(within(runbook).getByRole('link', { name: 'board' })).toHaveAttribute(
    'href',
    'https://github.com/acme/infrastructure/blob/main/runbooks/other.md',
  );
  expect(container.querySelector('script')).toBeNull();
});

it('copies a query as it is', async () => {
  await open();
  const definition = await part('Definition');
  const writeText = jest.fn(async () => undefined);
  Object.assign(navigator, { clipboard: { writeText } });
  await userEvent.click(
    within(definition).getByRole('button', { name: 'Copy: bad' }),
  );
  expect(writeText).toHaveBeenCalledWith('sum(rate(bad[{{.window}}]))');
  expect(await within(definition).findByText('Copied.')).toBeInTheDocument();
});

it.each<[string, Partial<SloStatus>, RegExp]>([
  ['pending', { sli: undefined, counts: undefined }, /next look at their/],
  ['no-data', { sli: undefined }, /no series of it/],
  ['stale', { newest: '2026-11-22T09:20:00.000Z' }, /as of .*9:20|as of /],
  ['no-traffic', { sli: undefined }, /Nothing happened that could/],
  [
    'too-young',
    {
      start: '2026-10-23T10:00:00.000Z',
      end: '2026-11-22T10:00:00.000Z',
      oldest: '2026-11-10T10:00:00.000Z',
    },
    /Known: 12 days of 30 days/,
  ],
  ['too-few-events', {}, /One failure more/],
])('designs the state %p', async (data, status, words) => {
  await withStatus({ state: 'unknown', data: data as never, ...status });
  const page = await screen.findByRole('main');
  await within(page).findByRole('region', { name: 'How it stands' });
  expect(page).toHaveTextContent(words);
  if ('sli' in status) {
    const tiles = within(page).getByRole('region', { name: 'How it stands' });
    expect(
      within(tiles).getAllByRole('img', { name: 'not known' }).length,
    ).toBeGreaterThan(0);
  }
});

it('keeps the last numbers with their age where the source is down', async () => {
  await withStatus({
    problem: {
      message: { en: 'It does not answer.', ko: '응답하지 않습니다.' },
      since: '2026-11-22T09:50:00.000Z',
    },
  });
  const tiles = await part('How it stands');
  expect(tiles).toHaveTextContent('99.986%');
  expect(screen.getByText(/^as of /)).toBeInTheDocument();
  expect(screen.getAllByText('It does not answer.').length).toBeGreaterThan(0);
});

it('says when a calendar window begins anew, and that it lasts until then', async () => {
  await withStatus(
    {
      start: '2026-10-31T15:00:00.000Z',
      end: '2026-11-30T15:00:00.000Z',
      exhaustion: { basis: '6h' },
    },
    {
      window: {
        ...{ kind: 'calendar', count: 1, unit: 'M' },
        ...{ anchor: '2026-01-01 00:00:00', zone: 'Asia/Seoul' },
      },
    },
  );
  const facts = await part('What is promised');
  expect(facts).toHaveTextContent('Asia/Seoul');
  expect(facts).toHaveTextContent(/Begins anewDec 1, 2026/);
  expect(await part('How it stands')).toHaveTextContent(/lasts until/);
});

it('says what was overspent in words', async () => {
  await withStatus({ state: 'exhausted', budgetLeft: -0.34 });
  const tiles = await part('How it stands');
  expect(tiles).toHaveTextContent(
    /overspent by 34\.0%1,020 failed events too many/,
  );
  expect(tiles).toHaveTextContent('Runs outspent');
});

it('draws nothing where nothing is known of the window', async () => {
  const nothing = sampleSeries();
  await open({
    series: async () => ({
      ...nothing,
      bad: nothing.bad.map(() => null),
      total: nothing.total.map(() => null),
    }),
  });
  expect(await screen.findByText('Nothing to draw')).toBeInTheDocument();
  expect(screen.queryByRole('slider')).not.toBeInTheDocument();
});

it.each([
  [404, 'There is nothing at this address'],
  [403, 'You may not see this'],
])('says what a status %p means', async (statusCode, title) => {
  const error = Object.assign(new Error('no'), {
    ...{ statusCode, name: statusCode === 403 ? 'NotAllowedError' : 'Error' },
  });
  await open({ objective: async () => Promise.reject(error) });
  expect(await screen.findByText(title)).toBeInTheDocument();
});

it('goes on where charts or marks cannot be had', async () => {
  const fails = async () => Promise.reject(new Error('no'));
  await open({ series: fails, marks: fails, freeze: fails });
  expect(await part('Runbook')).toBeInTheDocument();
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'This could not be loaded',
  );
});
