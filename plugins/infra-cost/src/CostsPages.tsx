import { lazy } from 'react';
import { Route, Routes } from 'react-router-dom';
import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { CostsPage } from './costs/CostsPage';

const StackCostPage = lazy(() =>
  import('./stack/StackCostPage').then(m => ({ default: m.StackCostPage })),
);

const SavingsPage = lazy(() =>
  import('./savings/SavingsPage').then(m => ({ default: m.SavingsPage })),
);

const PullsPage = lazy(() =>
  import('./pulls/PullsPage').then(m => ({ default: m.PullsPage })),
);

const PullPage = lazy(() =>
  import('./pulls/PullPage').then(m => ({ default: m.PullPage })),
);

const WeeklyPage = lazy(() =>
  import('./weekly/WeeklyPage').then(m => ({ default: m.WeeklyPage })),
);

const UnmatchedPage = lazy(() =>
  import('./unmatched/UnmatchedPage').then(m => ({
    default: m.UnmatchedPage,
  })),
);

/** All costs, ways to pay less, and those of each stack under its name. */
export function CostsPages() {
  return (
    <Routes>
      <Route path="/" element={<CostsPage />} />
      <Route path="/savings" element={<SavingsPage />} />
      <Route path="/unmatched" element={<UnmatchedPage />} />
      <Route path="/weekly" element={<WeeklyPage />} />
      <Route path="/pull-requests" element={<PullsPage />} />
      <Route
        path="/pull-requests/:host/:owner/:name/:number"
        element={<PullPage />}
      />
      <Route path="/stacks/:name" element={<StackCostPage />} />
      <Route path="*" element={<NotFoundErrorPage />} />
    </Routes>
  );
}
