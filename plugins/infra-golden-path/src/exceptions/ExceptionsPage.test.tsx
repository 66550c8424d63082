import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { ExceptionList } from '@infra-portal/infra-common';
import { openChanges } from '../testing/changePages';
import { koreanApis } from '../testing/korean';
import { withDialogs } from '../testing/requestPages';
import { sampleException } from '../testing/sampleException';
import { type ExceptionsApi, exceptionsApiRef } from './ExceptionsApi';

jest.setTimeout(60_000);

const ENDED = sampleException({
  ...{ key: 'b'.repeat(16), id: 'more-money', rule: 'cost-budget' },
  ...{ kind: 'budget', state: 'ended', daysLeft: -3, until: '2026-11-19' },
  owner: undefined,
  url: 'javascript:alert()', // eslint-disable-line no-script-url -- must give no link
  stacks: [{ pattern: 'stacks/gone', found: 0, dirs: [] }],
});
const LIST: ExceptionList = {
  items: [ENDED, sampleException()],
  repositories: ['github.com/acme/infrastructure'],
  problems: [],
  observedAt: '2026-11-22T09:00:00.000Z',
};

function fakeApi(list: ExceptionList | Error = LIST) {
  return {
    list: jest.fn(async () => {
      if (list instanceof Error) throw list;
      return list;
    }),
    preview: jest.fn<
      ReturnType<ExceptionsApi['preview']>,
      Parameters<ExceptionsApi['preview']>
    >(async () => ({
      ...{ title: 'x', branch: 'portal/exceptions/x', commit: 'c' },
      ...{ path: 'portal.yaml', diff: '@@ -1 +0,0 @@\n-  - id: more-money\n' },
    })),
    open: jest.fn(async () => ({
      ...{ number: 7, url: 'https://github.com/acme/pull/7', created: true },
    })),
  };
}

const open = (api: object, query = '', more: readonly unknown[] = []) =>
  openChanges(`/pull-requests/exceptions${query}`, [
    [exceptionsApiRef, api],
    ...more,
  ]);

beforeAll(withDialogs);

it('shows what each allows, until when, and who answers for it', async () => {
  await open(fakeApi());
  const table = await screen.findByRole('table', { name: 'All exceptions' });
  const [, first, second] = within(table).getAllByRole('row');
  expect(first).toHaveTextContent(/more-moneyBudgetcost-budget/);
  expect(first).toHaveTextContent(/Endedwas until 2026-11-193 days ago/);
  expect(first).toHaveTextContent('stacks/gone there is none');
  expect(first).toHaveTextContent('nobody named');
  expect(within(first).queryByRole('link', { name: /portal.yaml/ })).toBeNull();
  expect(second).toHaveTextContent(/In forceuntil 2027-03-31129 days left/);
  expect(
    within(second).getByRole('link', { name: 'dts-worker-prod' }),
  ).toHaveAttribute('href', '/catalog/default/resource/dts-worker-prod');
  expect(
    within(second).getByRole('link', {
      name: 'acme/infrastructure · portal.yaml:150',
    }),
  ).toHaveAttribute('href', sampleException().url);
  expect(screen.getByRole('link', { name: 'Exceptions (1)' })).toHaveAttribute(
    'aria-current',
    'page',
  );
});

it('is narrowed by its address', async () => {
  await open(fakeApi(), '?text=more');
  fireEvent.click(await screen.findByRole('button', { name: '1 Ended' }));
  expect(
    screen.getByText('/pull-requests/exceptions?state=ended&text=more'),
  ).toBeInTheDocument();
  await userEvent.selectOptions(screen.getByLabelText('Kind'), 'drift');
  expect(screen.getByText('No exception fits')).toBeInTheDocument();
  fireEvent.click(screen.getByRole('button', { name: 'Clear all filters' }));
  expect(
    await screen.findByText('2 exceptions', { exact: false }),
  ).toBeVisible();
});

it('shows what removing one changes before it is proposed', async () => {
  const api = fakeApi();
  await open(api);
  fireEvent.click(
    await screen.findByRole('button', { name: 'Propose to remove more-money' }),
  );
  expect(
    await screen.findByText('- id: more-money', { exact: false }),
  ).toBeVisible();
  fireEvent.click(screen.getByRole('button', { name: 'Open pull request' }));
  expect(
    await screen.findByRole('link', { name: 'Pull request #7' }),
  ).toHaveAttribute('href', 'https://github.com/acme/pull/7');
  expect(api.open).toHaveBeenCalledWith({ act: 'remove', key: ENDED.key });
});

it('asks for what a new one needs, and says what is wrong with it', async () => {
  const api = fakeApi();
  const refused = Object.assign(new Error('Request failed with 400'), {
    statusCode: 400,
    cause: new Error('no stack is in "stacks/x"'),
  });
  api.preview.mockRejectedValueOnce(refused);
  await open(api);
  fireEvent.click(
    await screen.findByRole('button', { name: 'Propose an exception…' }),
  );
  const show = screen.getByRole('button', { name: 'Show what changes' });
  expect(show).toBeDisabled();
  for (const [label, value] of [
    ['Rule', 'public-access'],
    ['Folders of stacks', 'stacks/x\n'],
    ['Reason', 'It moves soon.'],
  ]) {
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
  }
  fireEvent.click(show);
  expect(await screen.findByText('It cannot be proposed so')).toBeVisible();
  expect(screen.getByText('no stack is in "stacks/x"')).toBeVisible();
  expect(api.preview).toHaveBeenCalledWith(
    expect.objectContaining({
      ...{ act: 'add', rule: 'public-access', stacks: ['stacks/x'] },
      ...{ repository: LIST.repositories[0], reason: 'It moves soon.' },
    }),
    expect.anything(),
  );
});

it('lets those who may not propose only look', async () => {
  await openChanges(
    '/pull-requests/exceptions',
    [[exceptionsApiRef, fakeApi()]],
    AuthorizeResult.DENY,
  );
  await screen.findByRole('table', { name: 'All exceptions' });
  expect(screen.queryByRole('button', { name: /ropose/ })).toBeNull();
});

it('does not take standards that cannot be read for standards without any', async () => {
  const message = { en: '3:1: is no list', ko: '3:1: 목록이 아닙니다' };
  const problem = { repository: 'github.com/acme/x', file: 'portal.yaml' };
  const list = { ...LIST, items: [], repositories: [] };
  await open(fakeApi({ ...list, problems: [{ ...problem, message }] }));
  expect(await screen.findByText('3:1: is no list')).toBeVisible();
  expect(screen.queryByText('No exceptions')).toBeNull();
});

it('says what to do where there is none, and why it could not be loaded', async () => {
  await open(fakeApi({ ...LIST, items: [] }));
  expect(await screen.findByText('No exceptions')).toBeVisible();
});

it('speaks Korean', async () => {
  await open(fakeApi(), '', koreanApis);
  expect(
    await screen.findByRole('table', { name: '모든 예외' }),
  ).toBeInTheDocument();
  expect(screen.getByRole('link', { name: '예외(1)' })).toBeInTheDocument();
});
