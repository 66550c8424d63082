import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { githubAuthApiRef } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  type Conversation,
  CONVERSATION_CHANNEL,
  type LaneStep,
} from '@infra-portal/infra-common';
import {
  fakeConversations,
  HEAD,
  said,
  sampleConversation,
  sampleThread,
} from '../testing/fakeConversation';
import { koreanApis } from '../testing/korean';
import { withDialogs } from '../testing/requestPages';
import { ActBar } from './ActBar';
import { conversationApiRef } from './ConversationApi';
import { ConversationSection } from './ConversationSection';
import { useTalkSlots } from './slots';
import { TalkProvider } from './Talk';

const github = {
  getAccessToken: jest.fn(async () => 'gho_of_the_person'),
  signOut: jest.fn(async () => {}),
};

beforeAll(withDialogs);
beforeEach(() => {
  localStorage.clear();
  github.getAccessToken.mockClear();
});

const place = { repository: 'github.com/acme/infrastructure', number: 7 };

/** Lines 7 and 8 of a file, as a page with files shows them. */
function Lines() {
  const slots = useTalkSlots()('dev/main.tf');
  return (
    <>
      {slots?.loose}
      {slots?.rowsAt('after', 7)}
      <button onClick={() => slots?.onComment?.({ side: 'after', line: 8 })}>
        Comment on 8
      </button>
      {slots?.rowsAt('after', 8)}
    </>
  );
}

async function show(
  conversation: Conversation = sampleConversation(),
  more: { apis?: readonly unknown[]; lane?: LaneStep[]; head?: string } = {},
) {
  const api = fakeConversations(conversation);
  const heard: ((message: object) => void)[] = [];
  const signals = {
    subscribe(channel: string, listener: (message: object) => void) {
      if (channel === CONVERSATION_CHANNEL) heard.push(listener);
      return { unsubscribe() {} };
    },
  };
  const { unmount } = await renderInTestApp(
    <TalkProvider place={place} head={more.head ?? HEAD} lane={more.lane ?? []}>
      <Lines />
      <ConversationSection />
      <ActBar />
    </TalkProvider>,
    {
      apis: [
        [conversationApiRef, api],
        [signalApiRef, signals],
        [githubAuthApiRef, github],
        ...(more.apis ?? []),
      ] as never,
    },
  );
  const tell = (message: object) => act(() => heard.forEach(l => l(message)));
  return { api, tell, unmount };
}

const press = async (name: string) =>
  userEvent.click(await screen.findByRole('button', { name }));
const write = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const refused = (body: object, statusCode = 409) =>
  Object.assign(new Error('refused'), { statusCode, body: { error: body } });
const inDialog = () => within(screen.getByRole('dialog'));

it('sends comments on lines with the verdict, and keeps them until then', async () => {
  const { unmount } = await show();
  await press('Comment on 8');
  write('Your comment on line 8', 'Smaller?');
  await press('Add to the review');
  expect(screen.getByText('1 comment not sent yet')).toBeVisible();
  unmount();

  const { api } = await show();
  expect(await screen.findByText('Smaller?')).toBeVisible();
  await press('Request changes …');
  const confirm = inDialog().getByRole('button', { name: 'Request changes' });
  // GitHub wants words for it.
  expect(confirm).toBeDisabled();
  write('What you say of it as a whole', 'Please');
  await userEvent.click(confirm);
  expect(api.act).toHaveBeenCalledWith(place, {
    ...{ act: 'request-changes', head: HEAD, body: 'Please' },
    comments: [
      { path: 'dev/main.tf', line: 8, side: 'after', body: 'Smaller?' },
    ],
    key: expect.stringMatching(/^[0-9a-f-]{36}$/),
    token: 'gho_of_the_person',
  });
  expect(await screen.findByText('reviewer requested changes.')).toBeVisible();
  expect(screen.queryByText('1 comment not sent yet')).toBeNull();
  expect(Object.keys(localStorage).join()).not.toContain('review');
});

it('loses nothing when sending fails, and asks with the same key again', async () => {
  const { api } = await show();
  await press('Comment on 8');
  write('Your comment on line 8', 'Kept?');
  await press('Add to the review');
  api.act.mockRejectedValueOnce(refused({ refusal: 'unsure' }, 503));
  const send = async () => {
    await press('Comment …');
    await userEvent.click(inDialog().getByRole('button', { name: 'Send' }));
  };
  await send();
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'What you wrote is still here.',
  );
  expect(screen.getByText('1 comment not sent yet')).toBeVisible();
  await send();
  const [first, second] = api.act.mock.calls.map(([, { key }]) => key);
  expect(second).toBe(first);
  await press('Approve …');
  await userEvent.click(inDialog().getByRole('button', { name: 'Approve' }));
  expect(api.act.mock.calls[2][1].key).not.toBe(first);
});

it.each([
  [refused({ refusal: 'stale' }), 'There is a newer commit'],
  [
    refused({ refusal: 'not-mergeable', said: 'At least 1 review' }),
    'GitHub says: “At least 1 review”',
  ],
  [refused({ refusal: 'token' }, 401), 'Sign in to GitHub again'],
  [refused({ name: 'NotAllowedError' }, 403), 'You are not allowed'],
  [refused({ name: 'TooManyRequestsError' }, 429), 'too often'],
  [new Error('away'), 'does not answer now'],
])('says why something was not done: %s', async (error, text) => {
  const { api } = await show();
  api.act.mockRejectedValueOnce(error);
  await press('Approve …');
  await userEvent.click(inDialog().getByRole('button', { name: 'Approve' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(text);
});

it('signs in to GitHub again where the token has expired', async () => {
  const { api } = await show();
  api.act.mockRejectedValueOnce(refused({ refusal: 'token' }, 401));
  await press('Approve …');
  await userEvent.click(inDialog().getByRole('button', { name: 'Approve' }));
  await press('Sign in to GitHub again');
  expect(github.signOut).toHaveBeenCalledTimes(1);
  expect(screen.queryByRole('alert')).toBeNull();
});

it('goes on at GitHub where it gives no token', async () => {
  github.getAccessToken.mockRejectedValueOnce(new Error('closed'));
  const { api } = await show();
  await press('Approve …');
  await userEvent.click(inDialog().getByRole('button', { name: 'Approve' }));
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('closed or blocked');
  expect(
    within(alert).getByRole('link', { name: /Open at GitHub/ }),
  ).toHaveAttribute('href', 'https://github.com/acme/infrastructure/pull/7');
  expect(api.act).not.toHaveBeenCalled();
});

it('shows threads at their lines, answers and resolves them', async () => {
  const threads = [
    sampleThread(),
    sampleThread({ id: 't2', line: undefined, outdated: true }),
  ];
  const { api } = await show(sampleConversation({ threads }));
  const thread = await screen.findByRole('region', {
    name: 'Conversation about dev/main.tf:7',
  });
  expect(within(thread).getByText('large').tagName).toBe('EM');
  expect(
    screen.getByRole('region', { name: 'Conversation about dev/main.tf' }),
  ).toHaveTextContent('The line changed since');
  await userEvent.click(within(thread).getByRole('button', { name: 'Answer' }));
  write('Your answer', 'For the load');
  await press('Send the answer');
  expect(api.act.mock.calls[0][1]).toMatchObject({
    ...{ act: 'reply', thread: 't1', body: 'For the load' },
  });
  await userEvent.click(
    within(thread).getByRole('button', { name: 'Resolve' }),
  );
  expect(api.act.mock.calls[1][1]).toMatchObject({ act: 'resolve' });
});

it('loads again when somebody says something, and only then', async () => {
  const { api, tell } = await show();
  await screen.findByText('Nobody has said anything yet.');
  api.conversation.mockResolvedValue(
    sampleConversation({
      timeline: [
        {
          ...said('r1', '<img src=x onerror=alert(1)>Fine'),
          ...{ kind: 'approved', commit: 'a'.repeat(40) },
        },
      ],
    }),
  );
  tell({ repository: place.repository, number: 8 });
  tell(place);
  const entry = (await screen.findByText('Approved')).closest('li')!;
  expect(entry).toHaveTextContent('Of an earlier commit');
  expect(entry.querySelector('img')).toBeNull();
  expect(api.conversation).toHaveBeenCalledTimes(2);
});

it('says before what GitHub would refuse', async () => {
  const own = sampleConversation({ login: 'Developer', mergeable: false });
  await show(own);
  for (const name of ['Approve …', 'Request changes …', 'Merge …']) {
    expect(await screen.findByRole('button', { name })).toBeDisabled();
  }
  expect(screen.getByText(/It is your own pull request/)).toBeVisible();
  expect(screen.getByText(/conflicts with its base/)).toBeVisible();
});

it('lets somebody else approve what one asked the portal for', async () => {
  await show(sampleConversation({ asked: true }));
  const button = (name: string) => screen.findByRole('button', { name });
  expect(await button('Approve …')).toBeDisabled();
  expect(await button('Request changes …')).toBeEnabled();
  expect(screen.getByText(/somebody else must approve it/)).toBeVisible();
});

it('lets nobody decide upon an older commit', async () => {
  await show(sampleConversation(), { head: 'c'.repeat(40) });
  expect(
    await screen.findByRole('button', { name: 'Approve …' }),
  ).toBeDisabled();
  expect(screen.getByText(/Load it before you decide/)).toBeVisible();
});

it('warns of what a merge leaves unapplied, and merges as chosen', async () => {
  const stack = (environment: string) => ({
    ...{ name: `authhub-login-${environment}`, environment },
    state: 'waiting' as const,
  });
  const lane: LaneStep[] = [
    { id: 'approval', state: 'active', blockers: [] },
    {
      ...{ id: 'applied', state: 'active', blockers: [], source: 'Atlantis' },
      stacks: [stack('dev'), stack('prod')],
    },
  ];
  const { api } = await show(sampleConversation(), { lane });
  await press('Merge …');
  const dialog = screen.getByRole('dialog');
  expect(dialog).toHaveTextContent('This is not applied yet');
  expect(dialog).toHaveTextContent('authhub-login-prod');
  expect(dialog).toHaveTextContent('It is about prod.');
  await userEvent.click(inDialog().getByLabelText('As one commit (squash)'));
  await userEvent.click(inDialog().getByRole('button', { name: 'Merge' }));
  expect(api.act.mock.calls[0][1]).toMatchObject({
    ...{ act: 'merge', method: 'squash', head: HEAD },
  });
});

it('speaks Korean', async () => {
  await show(sampleConversation(), { apis: koreanApis });
  await press('승인…');
  expect(
    screen.getByRole('dialog', { name: '변경을 승인하시겠습니까?' }),
  ).toHaveTextContent('GitHub에 본인 이름으로 표시됩니다.');
});
