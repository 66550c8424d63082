import { Suspense } from 'react';
import { act } from '@testing-library/react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { SWRConfig } from 'swr';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { goldenPathApiRef } from '../api';
import { exceptionRoutes } from '../exceptions/exceptionPage';
import { createServiceRouteRef, pullRequestsRouteRef } from '../routes';
import { upgradeRoutes } from '../upgrades/upgradePages';
import { sampleForm } from './sampleForm';

function Where() {
  const { pathname, search } = useLocation();
  return <output>{`${pathname}${search}`}</output>;
}

// Permissions are remembered for the whole page; a test must not remember
// those of the one before.
const freshMemory = { provider: () => new Map(), dedupingInterval: 0 };

/** Opens a page about changes with the given APIs, as somebody who may or not. */
export async function openChanges(
  address: string,
  apis: readonly unknown[],
  authorize = AuthorizeResult.ALLOW as
    | AuthorizeResult.ALLOW
    | AuthorizeResult.DENY,
) {
  const listeners = new Map<string, (message: object) => void>();
  const signals = {
    subscribe: (channel: string, listener: (message: object) => void) => {
      listeners.set(channel, listener);
      return { unsubscribe: () => listeners.delete(channel) };
    },
  };
  await renderInTestApp(
    <SWRConfig value={freshMemory}>
      <Where />
      <Suspense fallback={null}>
        <Routes>
          <Route
            path="/pull-requests/*"
            element={
              <Routes>
                {upgradeRoutes}
                {exceptionRoutes}
              </Routes>
            }
          />
        </Routes>
      </Suspense>
    </SWRConfig>,
    {
      apis: [
        [goldenPathApiRef, { form: async () => sampleForm }],
        [signalApiRef, signals],
        mockApis.identity(),
        mockApis.permission({ authorize }),
        ...apis,
      ] as never,
      initialRouteEntries: [address],
      mountedRoutes: {
        '/pull-requests': pullRequestsRouteRef,
        '/create-service': createServiceRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
  return {
    send: (channel: string, message: object) =>
      act(() => listeners.get(channel)?.(message)),
  };
}
