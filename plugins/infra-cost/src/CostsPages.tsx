import { lazy } from 'react';
import { Route, Routes } from 'react-router-dom';
import { CostsPage } from './costs/CostsPage';

const StackCostPage = lazy(() =>
  import('./stack/StackCostPage').then(m => ({ default: m.StackCostPage })),
);

const SavingsPage = lazy(() =>
  import('./savings/SavingsPage').then(m => ({ default: m.SavingsPage })),
);

/** All costs, ways to pay less, and those of each stack under its name. */
export function CostsPages() {
  return (
    <Routes>
      <Route path="/" element={<CostsPage />} />
      <Route path="/savings" element={<SavingsPage />} />
      <Route path="/stacks/:name" element={<StackCostPage />} />
    </Routes>
  );
}
