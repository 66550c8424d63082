import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import {
  upgradeActSchema,
  upgradeOrderSchema,
} from '@infra-portal/infra-common';
import { audited, checkRequest } from '@infra-portal/infra-node';
import type { Router } from 'express';
import { z } from 'zod';
import type { AuthorizedUpgrades } from './AuthorizedUpgrades';

export interface UpgradeRoutesOptions {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  upgrades: AuthorizedUpgrades;
}

const upgradeId = z.string().regex(/^[\w.:-]{1,100}$/, 'is not an id');

/** Upgrades in waves. */
export function addUpgradeRoutes(
  router: Router,
  { auditor, httpAuth, upgrades }: UpgradeRoutesOptions,
): void {
  router.post('/upgrades/preview', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const order = checkRequest(upgradeOrderSchema, request.body, 'body');
    response.json(await upgrades.preview(user, order));
  });

  router.post('/upgrades', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const order = checkRequest(upgradeOrderSchema, request.body, 'body');
    const { kind, name, to } = order.subject;
    const meta = { actionType: 'begin', kind, name, to };
    const { upgrade, created } = await audited(
      auditor,
      request,
      { eventId: 'upgrade-mutate', meta },
      () => upgrades.begin(user, order),
    );
    response.status(created ? 201 : 200).json(upgrade);
  });

  router.get('/upgrades', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    response.json(await upgrades.list(user));
  });

  router.get('/upgrades/:id', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const id = checkRequest(upgradeId, request.params.id, 'id of the upgrade');
    response.json(await upgrades.get(user, id));
  });

  router.post('/upgrades/:id/acts', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const id = checkRequest(upgradeId, request.params.id, 'id of the upgrade');
    const act = checkRequest(upgradeActSchema, request.body, 'body');
    const meta = { actionType: act.act, id, item: act.item };
    response.json(
      await audited(auditor, request, { eventId: 'upgrade-mutate', meta }, () =>
        upgrades.act(user, id, act),
      ),
    );
  });
}
