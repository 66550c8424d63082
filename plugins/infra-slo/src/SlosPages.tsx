import { lazy } from 'react';
import { Route, Routes } from 'react-router-dom';
import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { FleetPage } from './fleet/FleetPage';

const ObjectivePage = lazy(() =>
  import('./objective/ObjectivePage').then(m => ({ default: m.ObjectivePage })),
);

/** All objectives, and each under its id. */
export function SlosPages() {
  return (
    <Routes>
      <Route path="/" element={<FleetPage />} />
      <Route path="/objectives/:id" element={<ObjectivePage />} />
      <Route path="*" element={<NotFoundErrorPage />} />
    </Routes>
  );
}
