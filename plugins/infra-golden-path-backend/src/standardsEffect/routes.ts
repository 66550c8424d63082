import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  reviewReadPermission,
  standardsEffectSchema,
} from '@infra-portal/infra-common';
import { type Operation, requirePermission } from '@infra-portal/infra-node';
import type { Router } from 'express';
import { pullAt } from '../review/routes';
import type { StandardsEffects } from './StandardsEffects';

export interface StandardsEffectRoutesOptions {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  effects: Pick<StandardsEffects, 'of'>;
}

/** The route of what a change of the standards comes to. */
export const STANDARDS_EFFECT_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/reviews/{host}/{owner}/{name}/{number}/standards',
    id: 'getStandardsEffect',
    summary:
      'Which services and stacks a pull request that edits the standards would make non-compliant.',
    answers: { 200: standardsEffectSchema },
    errors: [400, 403, 404, 503],
  },
];

/** What a change of the standards comes to, for those who may read reviews. */
export function addStandardsEffectRoutes(
  router: Router,
  { effects, httpAuth, permissions }: StandardsEffectRoutesOptions,
): void {
  router.get(
    '/reviews/:host/:owner/:name/:number/standards',
    async (request, response) => {
      const user = await httpAuth.credentials(request, { allow: ['user'] });
      const { repository, number } = pullAt(request.params);
      await requirePermission(permissions, user, reviewReadPermission);
      response.json(await effects.of(repository, number));
    },
  );
}
