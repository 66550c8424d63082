import { Suspense } from 'react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { stacksApiRef, type StacksApi } from '../api';
import { ProductsPages } from '../ProductsPages';
import { productsRouteRef, stacksRouteRef } from '../routes';
import { StacksPages } from '../StacksPages';
import { driftPage, stackDrift, stackDriftDetail } from './drift';

/** What pages ask for beside what they are about. */
const QUIET: Partial<StacksApi> = {
  views: async () => [],
  runs: async () => ({ items: [], stale: [] }),
  locks: async () => ({ items: [], servers: [] }),
  drift: async () => driftPage({ items: [] }),
  stackDrift: async () => stackDriftDetail({ current: stackDrift() }),
};

/** The address that a test is at, as text of the page. */
function Where() {
  const { pathname, search } = useLocation();
  return <output>{`${pathname}${search}`}</output>;
}

/** Opens an address of ours with an API that answers what it is given here. */
export async function openPage(address: string, api: Partial<StacksApi>) {
  return renderInTestApp(
    <>
      <Where />
      <Suspense fallback={null}>
        <Routes>
          <Route path="/stacks/*" element={<StacksPages />} />
          <Route path="/products/*" element={<ProductsPages />} />
        </Routes>
      </Suspense>
    </>,
    {
      apis: [[stacksApiRef, { ...QUIET, ...api }]] as never,
      initialRouteEntries: [address],
      mountedRoutes: {
        '/stacks': stacksRouteRef,
        '/products': productsRouteRef,
      },
    },
  );
}
