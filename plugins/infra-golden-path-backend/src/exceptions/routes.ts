import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import {
  exceptionOrderSchema,
  exceptionPreviewOrderSchema,
} from '@infra-portal/infra-common';
import { audited, checkRequest } from '@infra-portal/infra-node';
import type { Router } from 'express';
import { z } from 'zod';
import type { AuthorizedExceptions } from './AuthorizedExceptions';

export interface ExceptionRoutesOptions {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  exceptions: AuthorizedExceptions;
  /** Throws when a person asks too often. */
  limit: (userRef: string) => void;
}

const key = z.string().regex(/^[0-9a-f]{16}$/, 'is not one of the list');

/** Exceptions of the standards, and what is proposed about them. */
export function addExceptionRoutes(
  router: Router,
  { auditor, httpAuth, exceptions, limit }: ExceptionRoutesOptions,
): void {
  router.get('/exceptions', async (request, response) => {
    response.json(await exceptions.list(await httpAuth.credentials(request)));
  });

  router.post('/exceptions/preview', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const order = checkRequest(
      exceptionPreviewOrderSchema,
      request.body,
      'body',
    );
    limit(user.principal.userEntityRef);
    response.json(await exceptions.preview(user, order));
  });

  router.post('/exceptions', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const order = checkRequest(exceptionOrderSchema, request.body, 'body');
    limit(user.principal.userEntityRef);
    const meta = { actionType: order.act };
    const opened = await audited(
      auditor,
      request,
      { eventId: 'exception-mutate', meta },
      () => exceptions.open(user, order),
    );
    response.status(opened.created ? 201 : 200).json(opened);
  });

  router.post('/exceptions/:id/removal', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const id = checkRequest(key, request.params.id, 'id of the exception');
    limit(user.principal.userEntityRef);
    const meta = { actionType: 'remove', id };
    const opened = await audited(
      auditor,
      request,
      { eventId: 'exception-mutate', meta },
      () => exceptions.open(user, { act: 'remove', key: id }),
    );
    response.status(opened.created ? 201 : 200).json(opened);
  });
}
