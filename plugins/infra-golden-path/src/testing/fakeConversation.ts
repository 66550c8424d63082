import type {
  Conversation,
  ReviewOrder,
  ReviewThread,
} from '@infra-portal/infra-common';

export const HEAD = 'b'.repeat(40);
const URL = 'https://github.com/acme/infrastructure/pull/7';

export const said = (id: string, body: string, author = 'reviewer') => ({
  ...{ id, author, body, url: `${URL}#${id}` },
  createdAt: '2026-11-21T10:02:00Z',
});

/** A thread on line 7 of a file. */
export const sampleThread = (
  rest: Partial<ReviewThread> = {},
): ReviewThread => ({
  ...{ id: 't1', path: 'dev/main.tf', line: 7, side: 'after' },
  ...{ resolved: false, outdated: false },
  comments: [said('c1', 'Why so *large*?')],
  ...rest,
});

/** What is said of an open pull request of the developer. */
export const sampleConversation = (
  rest: Partial<Conversation> = {},
): Conversation => ({
  ...{ threads: [], timeline: [], head: HEAD, state: 'open', url: URL },
  ...{ author: 'developer', login: 'reviewer', draft: false },
  ...{ mergeState: 'clean', mergeable: true },
  mergeMethods: ['merge', 'squash'],
  observedAt: '2026-11-21T10:05:00Z',
  ...rest,
});

/** The backend of conversations. */
export const fakeConversations = (conversation = sampleConversation()) => ({
  conversation: jest.fn(async () => conversation),
  act: jest.fn(async (_place: unknown, { act }: ReviewOrder) => ({
    ...{ act, by: 'reviewer', at: '2026-11-21T10:06:00Z', url: URL },
  })),
});
