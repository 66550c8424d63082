import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { githubAuthApiRef } from '@backstage/frontend-plugin-api';
import type { LaneStep, ServiceRequest } from '@infra-portal/infra-common';
import { koreanApis } from '../testing/korean';
import { open, withDialogs } from '../testing/requestPages';
import { sampleRequest } from '../testing/sampleRequest';

beforeAll(withDialogs);

const counts = { add: 3, change: 1, destroy: 2, import: 0, forget: 0 };
const stack = (environment: string) => ({
  name: `authhub-login-${environment}`,
  project: `authhub-login-${environment}`,
  environment,
  state: 'waiting' as const,
  counts,
});
const done = { state: 'done' as const, blockers: [] };
const planned = [stack('dev'), stack('prod')].map(each => ({
  ...each,
  state: 'succeeded' as const,
}));

/** A request whose stacks are planned and approved. */
function ready(...more: LaneStep[]): ServiceRequest {
  const lane: LaneStep[] = [
    { id: 'opened', ...done },
    { id: 'gates', ...done },
    { id: 'plan', ...done, stacks: planned },
    { id: 'approval', ...done },
    { id: 'lock', ...done },
    {
      id: 'applied',
      state: 'active',
      blockers: ['user:default/developer'],
      usual: { median: 200, count: 12 },
      stacks: [stack('dev'), stack('prod')],
    },
    { id: 'live', state: 'waiting', blockers: [] },
  ];
  const ids = more.map(({ id }) => id);
  return sampleRequest({
    lane: [...lane.filter(({ id }) => !ids.includes(id)), ...more],
    atlantis: { executable: 'atlantis' },
  });
}

const github = { getAccessToken: jest.fn(async () => 'gho_of_the_person') };
const show = (request: ServiceRequest, apis: readonly unknown[] = []) =>
  open(request, { apis: [[githubAuthApiRef, github], ...apis] });
const press = async (name: string) =>
  userEvent.click(await screen.findByRole('button', { name }));
const refused = (body: object, statusCode = 409) =>
  Object.assign(new Error('refused'), { statusCode, body: { error: body } });

it('says what an apply would do, marks prod, and asks in one’s own name', async () => {
  const { api } = await show(ready());
  await press('Apply …');
  const dialog = screen.getByRole('dialog', {
    name: 'Apply what is planned?',
  });
  expect(dialog).toHaveTextContent('3 to add, 1 to change, 2 to destroy');
  expect(dialog).toHaveTextContent('This changes prod.');
  await userEvent.click(within(dialog).getByLabelText('authhub-login-dev'));
  expect(dialog).not.toHaveTextContent('This changes prod.');
  expect(dialog).toHaveTextContent('atlantis apply -p authhub-login-dev');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Apply' }));
  expect(api.command).toHaveBeenCalledWith('r1', {
    command: 'apply',
    project: 'authhub-login-dev',
    head: 'b'.repeat(40),
    key: expect.stringMatching(/^[0-9a-f-]{36}$/),
    token: 'gho_of_the_person',
  });
  expect(
    await screen.findByText(/developer asked: “atlantis apply/),
  ).toBeVisible();
  expect(screen.getByRole('link', { name: 'See the comment' })).toHaveAttribute(
    'href',
    'https://github.com/acme/infrastructure/pull/7#issuecomment-1',
  );
});

it('lets only that be pressed which makes sense, and says why', async () => {
  const { api } = await show(
    ready({ id: 'approval', state: 'active', blockers: ['acme/platform'] }),
  );
  expect(await screen.findByRole('button', { name: 'Apply …' })).toBeDisabled();
  const reasons = screen.getByRole('list', { name: 'Not possible now' });
  expect(reasons).toHaveTextContent('Apply: Approvals are missing');
  await press('Plan again');
  expect(api.command).toHaveBeenCalledTimes(1);
});

it('shows stack by stack who holds what, the problem, and the usual time', async () => {
  await show(
    ready({
      id: 'lock',
      state: 'active',
      blockers: ['kim'],
      usual: { median: 5_400, count: 4 },
      stacks: [
        {
          ...stack('prod'),
          problem: 'Error: <b>denied</b>',
          run: 'f'.repeat(24),
          heldBy: {
            number: 9,
            url: 'https://github.com/acme/infrastructure/pull/9',
            title: 'More memory',
            user: 'kim',
            since: '2026-11-21T10:00:00Z',
            hint: 'ask-owner',
          },
        },
      ],
    }),
  );
  const holder = await screen.findByRole('link', { name: '#9 More memory' });
  const step = holder.closest('[data-state="active"]') as HTMLElement;
  expect(step).toHaveTextContent('Waits for: kim');
  expect(step).toHaveTextContent('Usually 1 hr 30 min, by 4 before.');
  expect(step).toHaveTextContent('Error: <b>denied</b>');
  expect(step).toHaveTextContent('What ran last there failed');
  expect(
    screen.getByRole('list', { name: 'Not possible now' }),
  ).toHaveTextContent('Another pull request holds one of its stacks.');
});

it.each([
  [refused({ refusal: 'stale' }), 'There is a newer commit'],
  [refused({ refusal: 'senseless', reason: 'running' }), 'at work on it'],
  [refused({ refusal: 'token' }, 401), 'Sign out of the portal'],
  [refused({ name: 'TooManyRequestsError' }, 429), 'too often'],
  [refused({ name: 'NotAllowedError' }, 403), 'You are not allowed'],
  [new Error('away'), 'does not answer now'],
])('says why Atlantis was not asked: %s', async (error, text) => {
  const { api } = await show(ready());
  api.command.mockRejectedValueOnce(error);
  await press('Plan again');
  expect(await screen.findByRole('alert')).toHaveTextContent(text);
});

it('goes on by hand where GitHub gives no token, or nobody may ask', async () => {
  github.getAccessToken.mockRejectedValueOnce(new Error('closed'));
  const { api } = await show(ready());
  await press('Plan again');
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'closed or blocked',
  );
  expect(api.command).not.toHaveBeenCalled();
});

it('speaks Korean', async () => {
  await show(ready(), koreanApis);
  await press('적용…');
  expect(
    screen.getByRole('dialog', { name: '플랜을 적용하시겠습니까?' }),
  ).toHaveTextContent('추가 3개, 변경 1개, 삭제 2개');
});
