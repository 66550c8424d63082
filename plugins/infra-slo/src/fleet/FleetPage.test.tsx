import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ObjectiveFilter } from '../api';
import { openPage } from '../testing/openPage';
import { sampleObjective, samplePage } from '../testing/samples';

const spent = sampleObjective('availability', {
  ...{ state: 'exhausted', sli: 0.998996, budgetLeft: -0.34 },
  burn: { '6h': 14.42 },
  alerts: [
    {
      name: 'ApiBurns',
      severity: 'page',
      state: 'firing',
      since: '2026-11-22T09:00:00.000Z',
    },
    { name: 'Waits', severity: 'ticket', state: 'pending' },
  ],
});
const silent = sampleObjective('latency', {
  ...{ state: 'unknown', data: 'no-data', sli: undefined },
  ...{ budgetLeft: undefined, burn: {}, source: undefined },
  observedAt: undefined,
});
const fine = sampleObjective('freshness', {
  exhaustion: { basis: '6h' },
  observedAt: new Date(Date.now() - 10 * 60_000).toISOString(),
});
const answer = samplePage([spent, silent, fine]);

const rowsOf = async (name: string) =>
  within(await screen.findByRole('table', { name })).getAllByRole('row');

it('shows how each objective stands, in words and numbers', async () => {
  await openPage('/slos', { objectives: async () => answer });
  const [, first, second, third] = await rowsOf('Objectives');
  expect(first).toHaveTextContent('Budget spent');
  expect(first).toHaveTextContent(/urgent: ApiBurns/);
  expect(first).not.toHaveTextContent('Waits');
  expect(first).toHaveTextContent('99.899%');
  expect(first).toHaveTextContent('99.9% in 30 days');
  expect(first).toHaveTextContent('overspent by 34.0%');
  expect(first).toHaveTextContent('6h 14.5×');
  expect(first).toHaveTextContent('spent');
  expect(second).toHaveTextContent('No data');
  expect(second).toHaveTextContent(/reports the metrics/);
  expect(second).not.toHaveTextContent(/\d%(?! in 30 days)/);
  expect(third).toHaveTextContent('On target');
  expect(third).toHaveTextContent('not within its window');
  expect(third).toHaveTextContent('recorded, 10 minutes ago');
  expect(
    within(third).getByRole('link', { name: 'Objective freshness' }),
  ).toHaveAttribute('href', '/slos/objectives/authhub-api-freshness');
});

it('counts what is kept, and what is not known apart from it', async () => {
  await openPage('/slos', { objectives: async () => answer });
  expect(
    await screen.findByText('1 of 3 keep their promise'),
  ).toBeInTheDocument();
  expect(screen.getByText('Of 1 it is not known.')).toBeInTheDocument();
});

it('keeps in its address what it is narrowed to, and asks for that', async () => {
  const objectives = jest.fn(async (_: ObjectiveFilter) => answer);
  await openPage('/slos?state=ok&owner=group%3Adefault%2Fauth', { objectives });
  await screen.findByRole('table', { name: 'Objectives' });
  const tiles = screen.getByRole('list', { name: 'How objectives stand' });
  const tile = within(tiles).getByRole('button', { name: '1 Budget spent' });
  expect(
    within(tiles).getByRole('button', { name: /On target/ }),
  ).toHaveAttribute('aria-pressed', 'true');
  await userEvent.click(tile);
  await userEvent.selectOptions(screen.getByLabelText('Environment'), 'prod');
  await userEvent.selectOptions(screen.getByLabelText('Order'), 'burn');
  expect(
    await screen.findByText(
      '/slos?state=exhausted&state=ok&owner=group%3Adefault%2Fauth&environment=prod&order=burn',
    ),
  ).toBeInTheDocument();
  expect(objectives).toHaveBeenLastCalledWith(
    {
      ...{ state: ['exhausted', 'ok'], owner: ['group:default/auth'] },
      ...{ environment: ['prod'], order: 'burn' },
      ...{ limit: 50, cursor: undefined },
    },
    expect.anything(),
  );
  await userEvent.click(
    screen.getByRole('button', { name: 'Clear all filters' }),
  );
  expect(
    await screen.findByText('/slos?state=exhausted&state=ok&order=burn'),
  ).toBeInTheDocument();
});

it('loads more when asked', async () => {
  const objectives = jest.fn(async ({ limit, cursor }: ObjectiveFilter) =>
    limit! > 50 || cursor
      ? samplePage([spent, fine], { total: 2 })
      : samplePage([spent], { total: 2, nextCursor: 'next' }),
  );
  await openPage('/slos', { objectives });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Show more' }),
  );
  expect(await screen.findByText('Objective freshness')).toBeInTheDocument();
});

it('says what is asked of sources, and what of theirs is older', async () => {
  const since = '2026-11-22T09:00:00.000Z';
  const message = { en: 'It did not answer in 10 s.', ko: '응답이 없습니다.' };
  const source = { type: 'prometheus' as const, objectives: 3, queries: 2 };
  const sources = [
    { ...source, name: 'prod', milliseconds: 1_240, at: since },
    { ...source, name: 'down', milliseconds: 0, problem: { message, since } },
  ];
  await openPage('/slos', { objectives: async () => ({ ...answer, sources }) });
  const note = (await screen.findByText('Numbers are not of now'))
    .parentElement!;
  expect(note).toHaveTextContent(/down: It did not answer in 10 s\. \(since/);
  const [, prod, down] = await rowsOf('Sources of numbers');
  expect(prod).toHaveTextContent(/Answers321.2 sec/);
  expect(down).toHaveTextContent(/Fails.*not asked yet/);
});

it('tells where files are that need mending, and links to pages only', async () => {
  const problem = {
    ...{ repository: 'github.com/acme/infrastructure', line: 7, column: 3 },
    severity: 'error' as const,
    message: { en: 'Write targetPercent.', ko: 'targetPercent를 쓰십시오.' },
  };
  const problems = [
    { ...problem, file: 'slo/a.slo.yaml', url: 'https://github.com/acme' },
    // eslint-disable-next-line no-script-url -- must give no link
    { ...problem, file: 'slo/b.slo.yaml', line: 0, url: 'javascript:alert()' },
  ];
  await openPage('/slos', {
    objectives: async () => ({ ...answer, problems }),
  });
  expect(
    await screen.findByRole('link', {
      name: 'acme/infrastructure · slo/a.slo.yaml:7',
    }),
  ).toHaveAttribute('href', 'https://github.com/acme');
  const plain = screen.getByText('acme/infrastructure · slo/b.slo.yaml');
  expect(plain.closest('a')).toBeNull();
});

it('lists services that promise nothing when asked for them', async () => {
  const without = [
    { entityRef: 'component:default/mail-api', product: 'mail' },
  ];
  await openPage('/slos', { objectives: async () => ({ ...answer, without }) });
  await userEvent.click(
    await screen.findByText('1 service without an objective'),
  );
  expect(await screen.findByRole('link', { name: 'mail-api' })).toHaveAttribute(
    'href',
    '/catalog/default/component/mail-api',
  );
});

it.each([
  ['/slos', samplePage([]), 'No objective yet'],
  ['/slos?text=nothing', samplePage([]), 'No objective fits'],
  [
    '/slos',
    samplePage([silent], { configured: false }),
    'No source of numbers is configured',
  ],
])('says what to do where there is nothing: %p %#', async (at, page, title) => {
  await openPage(at, { objectives: async () => page });
  expect(await screen.findByText(title)).toBeInTheDocument();
});

it.each([
  [403, 'NotAllowedError', 'You may not see this'],
  [500, 'Error', 'This could not be loaded'],
])('says why it could not be loaded: %p', async (statusCode, name, title) => {
  const objectives = jest
    .fn()
    .mockRejectedValue(Object.assign(new Error('no'), { statusCode, name }));
  await openPage('/slos', { objectives });
  expect(await screen.findByText(title)).toBeInTheDocument();
});

it('does not say that nothing is promised where that could not be read', async () => {
  const unread = {
    ...{ repository: 'github.com/acme/infrastructure', line: 0, column: 0 },
    severity: 'error' as const,
    message: { en: 'It could not be read.', ko: '읽지 못했어요.' },
  };
  await openPage('/slos', {
    objectives: async () => ({ ...samplePage([]), problems: [unread] }),
  });
  expect(await screen.findByText('It could not be read.')).toBeInTheDocument();
  expect(screen.queryByText('No objective yet')).not.toBeInTheDocument();
});
