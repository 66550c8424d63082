import { lazy } from 'react';
import { Route, Routes } from 'react-router-dom';
import { StacksPage } from './stacks/StacksPage';

const StackPage = lazy(() =>
  import('./stack/StackPage').then(m => ({ default: m.StackPage })),
);
const ModulesPage = lazy(() =>
  import('./modules/ModulesPage').then(m => ({ default: m.ModulesPage })),
);
const ModulePage = lazy(() =>
  import('./module/ModulePage').then(m => ({ default: m.ModulePage })),
);
const SourcesPage = lazy(() =>
  import('./sources/SourcesPage').then(m => ({ default: m.SourcesPage })),
);
const RunDetailPage = lazy(() =>
  import('./run/RunDetailPage').then(m => ({ default: m.RunDetailPage })),
);
const ActivityPage = lazy(() =>
  import('./activity/ActivityPage').then(m => ({ default: m.ActivityPage })),
);

/** Stacks and modules, in lists and under their names, and where they come from. */
export function StacksPages() {
  return (
    <Routes>
      <Route path="/" element={<StacksPage />} />
      <Route path="/-/modules" element={<ModulesPage />} />
      <Route path="/-/modules/:name" element={<ModulePage />} />
      <Route path="/-/activity" element={<ActivityPage />} />
      <Route path="/-/runs/:id" element={<RunDetailPage />} />
      <Route path="/-/sources" element={<SourcesPage />} />
      <Route path="/:name" element={<StackPage />} />
    </Routes>
  );
}
