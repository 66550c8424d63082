import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { AuthenticationError } from '@backstage/errors';
import { checkRequest } from '@infra-portal/infra-node';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import type { AuthorizedCosts } from '../authorization/AuthorizedCosts';
import { stackName } from '../router/routes/costs';
import { badgeSvg, type BadgeText } from './badgeSvg';
import type { Badges } from './Badges';
import type { BadgeKind, BadgeTokens } from './BadgeTokens';

/** Seconds that a badge may be kept by whoever shows it. */
const KEPT = 300;

const names = {
  stacks: stackName,
  products: z.string().min(1).max(300),
} as const;
const query = z.object({ token: z.string().max(200).optional() });

export interface BadgeRouterOptions {
  badges: Badges;
  tokens: BadgeTokens;
  /** Whether badges need no token. */
  isPublic: boolean;
  /** Throws when too much is asked for. */
  limit: (who: string) => void;
  costs: AuthorizedCosts;
  httpAuth: HttpAuthService;
}

/** Badges for those who have their address, and the addresses for readers. */
export function createBadgeRouter(options: BadgeRouterOptions): Router {
  const { badges, tokens, isPublic, limit, costs, httpAuth } = options;
  const router = PromiseRouter();

  /** @throws AuthenticationError where the address is not signed for it */
  async function checkToken(request: Request, kind: BadgeKind, name: string) {
    if (isPublic) return;
    const { token = '' } = checkRequest(query, request.query, 'query');
    if (await tokens.isOf(token, kind, name)) return;
    throw new AuthenticationError(
      'The address of this badge does not count. Copy it again from the page of its costs.',
    );
  }

  const sent: Record<BadgeKind, (name: string) => Promise<BadgeText>> = {
    stacks: name => badges.stack(name),
    products: name => badges.product(name),
  };
  for (const kind of ['stacks', 'products'] as const) {
    router.get(`/badges/${kind}/:name.svg`, async (request, response) => {
      limit(request.ip ?? '');
      const name = checkRequest(names[kind], request.params.name, 'name');
      await checkToken(request, kind, name);
      const svg = badgeSvg(await sent[kind](name));
      response.set({
        'content-type': 'image/svg+xml; charset=utf-8',
        'cache-control': `max-age=${KEPT}`,
        'content-security-policy': "default-src 'none'",
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
      });
      response.send(svg);
    });

    router.get(`/badge-links/${kind}/:name`, async (request, response) => {
      await costs.for(await httpAuth.credentials(request));
      const name = checkRequest(names[kind], request.params.name, 'name');
      // What is not there has no badge.
      const { title } = await sent[kind](name);
      const path = `/badges/${kind}/${encodeURIComponent(name)}.svg`;
      const token = isPublic ? '' : `?token=${await tokens.of(kind, name)}`;
      response.json({ path: `${path}${token}`, title });
    });
  }
  return router;
}
