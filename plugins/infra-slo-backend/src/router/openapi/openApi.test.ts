import type express from 'express';
import { createRouter } from '../createRouter';
import { openApi } from './openApi';
import { OPERATIONS } from './operations';

it('describes every route, and no other', () => {
  const router: express.Router = createRouter({} as never);
  const routes = router.stack.flatMap(({ route }) =>
    route
      ? Object.keys((route as any).methods).map(
          method => `${method} ${route.path.replace(/:(\w+)/g, '{$1}')}`,
        )
      : [],
  );
  const described = OPERATIONS.map(({ method, path }) => `${method} ${path}`);
  expect(routes.sort()).toEqual([...described].sort());
  expect(JSON.stringify(openApi())).not.toContain('undefined');
});
