import { lazy } from 'react';
import { Route, Routes } from 'react-router-dom';
import { PullRequestsPage } from './PullRequestsPage';

const RequestPage = lazy(() =>
  import('../request/RequestPage').then(m => ({ default: m.RequestPage })),
);

/** The list of requests, and each of them under its id. */
export function PullRequestsPages() {
  return (
    <Routes>
      <Route path="/" element={<PullRequestsPage />} />
      <Route path="/:id" element={<RequestPage />} />
    </Routes>
  );
}
