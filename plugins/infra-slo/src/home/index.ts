import { lazy } from 'react';

/** Budgets of one's own teams that burn; for a front page, which does not wait for it. */
export const HomeObjectives = lazy(() =>
  import('./HomeObjectives').then(m => ({ default: m.HomeObjectives })),
);
