import {
  AuthenticationError,
  InputError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  appliedFacts,
  readAtlantisMessage,
  toldDrift,
} from '@infra-portal/infra-common';
import type { AtlantisServerSettings } from '@infra-portal/infra-node';
import express, { type Router } from 'express';
import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import type { KeptMessages } from './createWebhookRouter';
import { readJson } from './readMessage';

/** `Authorization: Bearer <secret>`, as Atlantis is told to send it. */
const BEARER = /^Bearer (.{1,1000})$/i;
/** Bytes; drift of ten thousand projects is less. */
const LARGEST = 5 * 1024 * 1024;

export interface AtlantisWebhooks {
  servers: readonly AtlantisServerSettings[];
  /** The portal's repository for an `owner/name` of a server. */
  repositoryOf: (
    server: AtlantisServerSettings,
    fullName: string,
  ) => string | undefined;
  /** Milliseconds since 1970. */
  now?: () => number;
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** The server whose secret this is, compared in constant time. */
function senderOf(
  servers: readonly AtlantisServerSettings[],
  secret: string,
): AtlantisServerSettings | undefined {
  const given = digest(secret);
  return servers.filter(
    ({ webhookSecret }) =>
      webhookSecret !== undefined &&
      timingSafeEqual(digest(webhookSecret), given),
  )[0];
}

/**
 * Takes in what Atlantis posts. It waits for the answer while it holds a lock,
 * and posts its token with it: the message is kept without that, and answered.
 */
export function addAtlantisRoute(
  router: Router,
  options: {
    atlantis: AtlantisWebhooks;
    keep: (deliveryId: string, messages: KeptMessages) => Promise<void>;
  },
): void {
  const { servers, repositoryOf, now = Date.now } = options.atlantis;
  router.post(
    '/webhooks/atlantis',
    express.raw({ type: () => true, limit: LARGEST }),
    async (request, response) => {
      if (!servers.some(({ webhookSecret }) => webhookSecret)) {
        throw new ServiceUnavailableError(
          'Webhooks of Atlantis are not set up: infraPortal.atlantis[].webhookSecret is missing.',
        );
      }
      const secret = BEARER.exec(request.get('authorization') ?? '')?.[1];
      const server = senderOf(servers, secret ?? '');
      if (!server) {
        throw new AuthenticationError(
          'The header Authorization is missing or wrong. Give Atlantis "Bearer" and the secret of infraPortal.atlantis[].webhookSecret with --webhook-http-headers.',
        );
      }
      const message = readAtlantisMessage(
        readJson(
          Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
        ),
      );
      if (message.kind === 'other') {
        throw new InputError(
          'The message is not what Atlantis sends after an apply or a drift detection.',
        );
      }
      const repository = repositoryOf(server, message.repository);
      const accepted = repository !== undefined;
      if (accepted) {
        await options.keep(
          randomUUID(),
          message.kind === 'applied'
            ? { runs: { repository, facts: appliedFacts(message.fact, now()) } }
            : { drift: toldDrift(message.drift, repository, now()) },
        );
      }
      response.status(202).json({ accepted });
    },
  );
}
