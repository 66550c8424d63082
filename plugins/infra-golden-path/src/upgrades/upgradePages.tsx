import { lazy } from 'react';
import { Route } from 'react-router-dom';

const UpgradesPage = lazy(() =>
  import('./UpgradesPage').then(m => ({ default: m.UpgradesPage })),
);
const NewUpgradePage = lazy(() =>
  import('./NewUpgradePage').then(m => ({ default: m.NewUpgradePage })),
);
const UpgradePage = lazy(() =>
  import('./UpgradePage').then(m => ({ default: m.UpgradePage })),
);

/** Routes of upgrades, below those of pull requests. */
export const upgradeRoutes = (
  <>
    <Route path="/upgrades" element={<UpgradesPage />} />
    <Route path="/upgrades/new" element={<NewUpgradePage />} />
    <Route path="/upgrades/:id" element={<UpgradePage />} />
  </>
);
