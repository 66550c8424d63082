import { lazy } from 'react';
import { Route } from 'react-router-dom';

const ExceptionsPage = lazy(() =>
  import('./ExceptionsPage').then(m => ({ default: m.ExceptionsPage })),
);

/** Route of exceptions, below those of pull requests. */
export const exceptionRoutes = (
  <Route path="/exceptions" element={<ExceptionsPage />} />
);
