import {
  openSavingProposalSchema,
  savingProposalRequestSchema,
} from '@infra-portal/infra-common';
import { audited, checkRequest } from '@infra-portal/infra-node';
import express, { type Router } from 'express';
import type { RouterOptions } from '../createRouter';
import { stackName } from './costs';

/** Fifty ids of savings with their answers. */
const body = express.json({ limit: '512kb' });
const PATH = '/stacks/:name/savings';

/** Savings that become pull requests: looked at first, then proposed. */
export function addSavingProposalRoutes(
  router: Router,
  { auditor, httpAuth, savingProposals }: RouterOptions,
): void {
  router.post(`${PATH}/preview`, body, async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const name = checkRequest(stackName, request.params.name, 'name');
    const wanted = checkRequest(
      savingProposalRequestSchema,
      request.body,
      'body',
    );
    response.json(await savingProposals.preview(user, name, wanted));
  });

  router.post(`${PATH}/proposals`, body, async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const name = checkRequest(stackName, request.params.name, 'name');
    const wanted = checkRequest(openSavingProposalSchema, request.body, 'body');
    const opened = await audited(
      auditor,
      request,
      {
        eventId: 'saving-propose',
        meta: {
          stack: name,
          savings: wanted.savings.join(' ').slice(0, 2_000),
        },
      },
      () => savingProposals.open(user, name, wanted),
    );
    response.status(opened.created ? 201 : 200).json(opened);
  });
}
