import { lazy } from 'react';

/** What the products of one's own teams cost; for a front page, which does not wait for it. */
export const HomeCosts = lazy(() =>
  import('./HomeCosts').then(m => ({ default: m.HomeCosts })),
);
