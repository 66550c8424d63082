import { lazy } from 'react';
import { Route, Routes } from 'react-router-dom';
import { StacksPage } from './stacks/StacksPage';

const StackPage = lazy(() =>
  import('./stack/StackPage').then(m => ({ default: m.StackPage })),
);
const SourcesPage = lazy(() =>
  import('./sources/SourcesPage').then(m => ({ default: m.SourcesPage })),
);

/** The list of stacks, each of them under its name, and where they come from. */
export function StacksPages() {
  return (
    <Routes>
      <Route path="/" element={<StacksPage />} />
      <Route path="/-/sources" element={<SourcesPage />} />
      <Route path="/:name" element={<StackPage />} />
    </Routes>
  );
}
