import express from 'express';
import { addConversationRoutes } from '../../conversation/routes';
import { addExceptionRoutes } from '../../exceptions/routes';
import { addPullRoutes } from '../../pulls/routes';
import { addRetirementRoutes } from '../../lifecycle';
import { addReviewRoutes } from '../../review/routes';
import { addUpgradeRoutes } from '../../upgrades/routes';
import { addValueRoutes } from '../../value';
import { addStandardsEffectRoutes } from '../../standardsEffect';
import { addTakeOverRoutes } from '../../takeOver';
import { createRouter } from '../createRouter';
import { openApi } from './openApi';
import { OPERATIONS } from './operations';

/** Routes of an Express router, as OpenAPI writes them. */
function routesOf(router: express.Router): string[] {
  return router.stack.flatMap(({ route }) =>
    route
      ? Object.keys((route as any).methods).map(
          method => `${method} ${route.path.replace(/:(\w+)/g, '{$1}')}`,
        )
      : [],
  );
}

it('describes every route, and no other', () => {
  const router = createRouter({
    rooms: [
      addPullRoutes,
      addReviewRoutes,
      addConversationRoutes,
      addValueRoutes,
      addExceptionRoutes,
      addUpgradeRoutes,
      addTakeOverRoutes,
      addStandardsEffectRoutes,
      addRetirementRoutes,
    ].map(add => (room: express.Router) => add(room, {} as never)),
  } as never);
  const described = OPERATIONS.map(({ method, path }) => `${method} ${path}`);
  expect(routesOf(router).sort()).toEqual([...described].sort());
});

it('is OpenAPI 3.1 with unique ids and schemas that are whole', () => {
  const description = openApi() as any;
  expect(description.openapi).toBe('3.1.0');
  const operations = Object.values(description.paths).flatMap(each =>
    Object.values(each as object),
  );
  const ids = operations.map(each => each.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { responses } of operations) {
    for (const response of Object.values<any>(responses)) {
      expect(response.description).toEqual(expect.any(String));
    }
  }
  expect(JSON.stringify(description)).not.toContain('undefined');
});
