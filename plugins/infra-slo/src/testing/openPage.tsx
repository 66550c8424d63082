import { Suspense } from 'react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { type SloApi, sloApiRef } from '../api';
import { slosRouteRef } from '../routes';
import { SlosPages } from '../SlosPages';

/** The address that a test is at, as text of the page. */
function Where() {
  const { pathname, search } = useLocation();
  return <output>{`${pathname}${search}`}</output>;
}

/** Opens an address of ours with an API that answers what it is given here. */
export async function openPage(address: string, api: Partial<SloApi>) {
  return renderInTestApp(
    <>
      <Where />
      <Suspense fallback={null}>
        <Routes>
          <Route path="/slos/*" element={<SlosPages />} />
        </Routes>
      </Suspense>
    </>,
    {
      apis: [[sloApiRef, api]] as never,
      initialRouteEntries: [address],
      mountedRoutes: {
        '/slos': slosRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      } as never,
    },
  );
}
