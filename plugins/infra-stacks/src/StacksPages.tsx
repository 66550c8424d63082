import { lazy } from 'react';
import { Route, Routes } from 'react-router-dom';
import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
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
const BoardPage = lazy(() =>
  import('./drift/board/BoardPage').then(m => ({ default: m.BoardPage })),
);
const EpisodePage = lazy(() =>
  import('./drift/episode/EpisodePage').then(m => ({ default: m.EpisodePage })),
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
      <Route path="/-/drift" element={<BoardPage />} />
      <Route path="/-/drift/:id" element={<EpisodePage />} />
      <Route path="/-/sources" element={<SourcesPage />} />
      <Route path="/:name" element={<StackPage />} />
      <Route path="*" element={<NotFoundErrorPage />} />
    </Routes>
  );
}
