import {
  AuthenticationError,
  InputError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { DriftObservation } from '@infra-portal/infra-common';
import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { RunMessage } from '../runs';
import { addAtlantisRoute, type AtlantisWebhooks } from './atlantisRoute';
import { readJson, readMessage, type WebhookMessage } from './readMessage';
import { isSigned } from './signature';

/** Bytes of a message; what the portal listens to has far fewer. */
const LARGEST = 5 * 1024 * 1024;
const DELIVERY = /^[A-Za-z0-9-]{1,90}$/;

export interface WebhookRouterOptions {
  /** Undefined: webhooks are not set up. */
  secret: string | undefined;
  /** Whether a repository, `host/owner/name`, is one of the portal's. */
  isKnown: (repository: string) => boolean;
  /** What a message says of runs, in repositories of the portal. */
  runsIn: (event: string, data: unknown) => RunMessage | undefined;
  /** Keeps messages durably before the sender gets its answer. */
  keep: (deliveryId: string, messages: KeptMessages) => Promise<void>;
  atlantis: AtlantisWebhooks;
}

/** What is kept of one delivery; one of them at least. */
export interface KeptMessages {
  repository?: WebhookMessage;
  runs?: RunMessage;
  /** What a look for drift found, in stacks of one repository. */
  drift?: DriftObservation[];
}

/** Takes in what GitHub tells; nobody is signed in here, messages are. */
export function createWebhookRouter(options: WebhookRouterOptions): Router {
  const { secret, isKnown, keep, runsIn } = options;
  const router = PromiseRouter();
  router.post(
    '/webhooks/github',
    express.raw({ type: () => true, limit: LARGEST }),
    async (request, response) => {
      if (!secret) {
        throw new ServiceUnavailableError(
          'Webhooks are not set up: infraPortal.github.webhookSecret is missing.',
        );
      }
      const body = Buffer.isBuffer(request.body)
        ? request.body
        : Buffer.alloc(0);
      if (!isSigned(secret, body, request.get('x-hub-signature-256'))) {
        throw new AuthenticationError(
          'The signature of the message is missing or wrong. The webhook needs the secret of infraPortal.github.webhookSecret.',
        );
      }
      const deliveryId = request.get('x-github-delivery') ?? '';
      if (!DELIVERY.test(deliveryId)) {
        throw new InputError('The header X-GitHub-Delivery is missing.');
      }
      const event = request.get('x-github-event') ?? '';
      const data = readJson(body);
      const message = readMessage(event, data);
      const isOurs = message !== undefined && isKnown(message.repository);
      const runs = runsIn(event, data);
      const listened = isOurs || runs !== undefined;
      if (listened) {
        await keep(deliveryId, {
          ...(isOurs && { repository: message }),
          ...(runs && { runs }),
        });
      }
      response.status(202).json({ accepted: listened });
    },
  );
  addAtlantisRoute(router, options);
  return router;
}
