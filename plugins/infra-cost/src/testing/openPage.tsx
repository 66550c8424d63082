import { Suspense } from 'react';
import { Route, Routes, useLocation } from 'react-router-dom';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { type CostApi, costApiRef } from '../api';
import { CostsPages } from '../CostsPages';
import { costsRouteRef } from '../routes';
import { samplePending } from './pulls';
import {
  sampleHistory,
  sampleStack,
  sampleSummary,
  sampleTags,
} from './samples';
import { sampleSavings } from './savings';

/** What pages ask for beside what a test is about. */
export const QUIET: Partial<CostApi> = {
  summary: async () => sampleSummary(),
  days: async () => ({
    currency: 'USD',
    dimension: 'product',
    days: [
      {
        date: '2026-11-20',
        monthly: '12000',
        by: { authhub: '12000', mail: '0' },
      },
      {
        date: '2026-11-21',
        monthly: '12345.678',
        by: { authhub: '12000', mail: '300' },
      },
    ],
  }),
  stacks: async () => ({ items: [sampleStack('authhub-api-dev')], total: 1 }),
  history: async () => sampleHistory(),
  tags: async () => sampleTags(),
  unmatched: async () => ({ items: [] }),
  compare: async () => Promise.reject(new Error('No test asks for it.')),
  stackSavings: async () => sampleSavings(),
  pending: async () => samplePending(),
};

/** The address that a test is at, as text of the page. */
function Where() {
  const { pathname, search } = useLocation();
  return <output>{`${pathname}${search}`}</output>;
}

/** Opens an address of ours with an API that answers what it is given here. */
export async function openPage(address: string, api: Partial<CostApi> = {}) {
  return renderInTestApp(
    <>
      <Where />
      <Suspense fallback={null}>
        <Routes>
          <Route path="/costs/*" element={<CostsPages />} />
        </Routes>
      </Suspense>
    </>,
    {
      apis: [[costApiRef, { ...QUIET, ...api }]] as never,
      initialRouteEntries: [address],
      mountedRoutes: { '/costs': costsRouteRef },
    },
  );
}
