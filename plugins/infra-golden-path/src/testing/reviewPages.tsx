import { Route, Routes } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  PULLS_CHANNEL,
  type ReviewChecks,
  type ReviewDocument,
} from '@infra-portal/infra-common';
import { act } from '@testing-library/react';
import { conversationApiRef } from '../conversation';
import { reviewApiRef } from '../review/ReviewApi';
import { ReviewPage } from '../review/ReviewPage';
import { pullRequestsRouteRef } from '../routes';
import { fakeConversations } from './fakeConversation';
import { sampleDiff } from './sampleReview';

const noChecks: ReviewChecks = {
  ...{ head: 'b'.repeat(40), plans: [], gates: [], more: 0 },
  observedAt: '2026-11-21T10:00:00Z',
};

/** Shows the review of a pull request of a backend that answers so. */
export async function openReview(
  review: ReviewDocument | Error,
  options: {
    hash?: string;
    apis?: readonly unknown[];
    checks?: ReviewChecks | Error;
  } = {},
) {
  window.location.hash = options.hash ?? '';
  const api = {
    review: jest.fn(async () => {
      if (review instanceof Error) throw review;
      return review;
    }),
    checks: jest.fn(async () => {
      const { checks = noChecks } = options;
      if (checks instanceof Error) throw checks;
      return checks;
    }),
    diffs: jest.fn(async (_place: unknown, query: { paths: string[] }) =>
      query.paths.map(path => sampleDiff(path)),
    ),
    lines: jest.fn(
      async (
        _place: unknown,
        { path, from, to }: { path: string; from: number; to: number },
      ) => ({
        path,
        from,
        lines: Array.from({ length: to - from + 1 }, (_, i) => `# ${from + i}`),
        total: 60,
      }),
    ),
  };
  const listeners = new Set<(message: object) => void>();
  const signals = {
    subscribe: (channel: string, listener: (message: object) => void) => {
      if (channel === PULLS_CHANNEL) listeners.add(listener);
      return { unsubscribe: () => void listeners.delete(listener) };
    },
  };
  await renderInTestApp(
    <Routes>
      <Route
        path="/pull-requests/:host/:owner/:name/:number"
        element={<ReviewPage />}
      />
    </Routes>,
    {
      apis: [
        [reviewApiRef, api],
        [conversationApiRef, fakeConversations()],
        [signalApiRef, signals],
        ...(options.apis ?? []),
      ] as never,
      initialRouteEntries: ['/pull-requests/github.com/acme/infrastructure/7'],
      mountedRoutes: {
        '/pull-requests': pullRequestsRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
  const signal = () =>
    act(() =>
      listeners.forEach(tell =>
        tell({ repository: 'github.com/acme/infrastructure', number: 7 }),
      ),
    );
  return { api, signal };
}
