import { act } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import type {
  CommandOrder,
  PullList,
  PullView,
  ServiceRequest,
  ShownPull,
} from '@infra-portal/infra-common';
import { goldenPathApiRef } from '../api';
import { conversationApiRef } from '../conversation/ConversationApi';
import { pullsApiRef, type PullsPage } from '../pullRequests/PullsApi';
import { PullRequestsPages } from '../pullRequests/PullRequestsPages';
import { REQUESTS_CHANNEL } from '../request/useLive';
import { createServiceRouteRef, pullRequestsRouteRef } from '../routes';
import { fakeConversations } from './fakeConversation';
import { sampleRequest } from './sampleRequest';

/** jsdom has no modal dialogs; opening is all that tests need of them. */
export function withDialogs() {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
}

function fakeSignals() {
  const listeners = new Map<string, Set<(message: object) => void>>();
  return {
    subscribe: (channel: string, listener: (message: object) => void) => {
      const all = listeners.get(channel) ?? new Set();
      listeners.set(channel, all.add(listener));
      return { unsubscribe: () => all.delete(listener) };
    },
    send: (message: object, channel = REQUESTS_CHANNEL) =>
      act(() => listeners.get(channel)?.forEach(l => l(message))),
  };
}

/** A list of open pull requests without any. */
export const noPulls: PullList = {
  items: [],
  choices: { products: [], environments: [], repositories: [] },
  counts: { 'needs-me': 0, mine: 0, stuck: 0, all: 0 },
  login: 'developer',
  stale: [],
};

const IN_VIEW: Record<PullView, (pull: ShownPull) => boolean> = {
  'needs-me': ({ needsMe }) => needsMe,
  mine: ({ mine }) => mine,
  stuck: ({ stuck }) => stuck,
  all: () => true,
};

/** Shows a request's page, or the list of requests, of a backend that answers so. */
export async function open(
  request: ServiceRequest | Error,
  options: {
    address?: string;
    apis?: readonly unknown[];
    pulls?: PullList | Error;
  } = {},
) {
  const answer = async () => {
    if (request instanceof Error) throw request;
    return request;
  };
  const api = {
    request: jest.fn(answer),
    requests: jest.fn(async () => ({ items: [await answer()] })),
    resume: jest.fn(async () => sampleRequest()),
    cancel: jest.fn(async () => sampleRequest({ state: 'closed' })),
    command: jest.fn(async (_id: string, { command }: CommandOrder) => ({
      ...{ command, by: 'developer', at: '2026-11-21T10:06:00Z' },
      url: 'https://github.com/acme/infrastructure/pull/7#issuecomment-1',
    })),
  };
  const pulls = {
    list: jest.fn(async (asked: PullsPage): Promise<PullList> => {
      const { view = 'all', cursor = '0', limit = 50 } = asked;
      const { pulls: list = noPulls } = options;
      if (list instanceof Error) throw list;
      const items = list.items.filter(IN_VIEW[view]);
      // As the server does: who waits longest comes first.
      const waits = view === 'needs-me' || view === 'stuck';
      if (waits) items.reverse();
      const end = Number(cursor) + limit;
      return {
        ...{ ...list, items: items.slice(Number(cursor), end) },
        ...(end < items.length && { nextCursor: String(end) }),
      };
    }),
  };
  const signals = fakeSignals();
  await renderInTestApp(
    <Routes>
      <Route path="/pull-requests/*" element={<PullRequestsPages />} />
    </Routes>,
    {
      apis: [
        [goldenPathApiRef, api],
        [pullsApiRef, pulls],
        [signalApiRef, signals],
        [conversationApiRef, fakeConversations()],
        ...(options.apis ?? []),
      ] as never,
      initialRouteEntries: [options.address ?? '/pull-requests/r1'],
      mountedRoutes: {
        '/pull-requests': pullRequestsRouteRef,
        '/create-service': createServiceRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
  return { api, pulls, signals };
}
