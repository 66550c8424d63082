import { lazy } from 'react';
import { Route, Routes } from 'react-router-dom';
import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { exceptionRoutes } from '../exceptions/exceptionPage';
import { upgradeRoutes } from '../upgrades/upgradePages';
import { PullRequestsPage } from './PullRequestsPage';

const RequestPage = lazy(() =>
  import('../request/RequestPage').then(m => ({ default: m.RequestPage })),
);

const ValuePage = lazy(() =>
  import('../value/ValuePage').then(m => ({ default: m.ValuePage })),
);

const TakeOverPage = lazy(() =>
  import('../takeOver/TakeOverPage').then(m => ({ default: m.TakeOverPage })),
);

const ReviewPage = lazy(() =>
  import('../review/ReviewPage').then(m => ({ default: m.ReviewPage })),
);

/** The list of requests, and each of them under its id. */
export function PullRequestsPages() {
  return (
    <Routes>
      <Route path="/" element={<PullRequestsPage />} />
      {upgradeRoutes}
      {exceptionRoutes}
      <Route path="/take-over" element={<TakeOverPage />} />
      <Route path="/value" element={<ValuePage />} />
      <Route path="/:host/:owner/:name/:number" element={<ReviewPage />} />
      <Route path="/:id" element={<RequestPage />} />
      <Route path="*" element={<NotFoundErrorPage />} />
    </Routes>
  );
}
