import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  objectivePageSchema,
  type ReviewDocument,
  sloFreezeSchema,
} from '@infra-portal/infra-common';
import type { AskPlugin } from '../util/askPlugin';

type Objectives = ReviewDocument['objectives'];

/** A pull request of more products is nobody's change of one of them. */
const MOST_PRODUCTS = 20;

/** How the promises of some products stand; those that promise nothing are left out. */
export async function objectivesOf(
  ask: AskPlugin,
  products: readonly string[],
  onBehalfOf: BackstageCredentials,
): Promise<Objectives> {
  const found = await Promise.all(
    products
      .slice(0, MOST_PRODUCTS)
      .map(product => objectivesOfProduct(ask, product, onBehalfOf)),
  );
  return found.flat();
}

async function objectivesOfProduct(
  ask: AskPlugin,
  product: string,
  onBehalfOf: BackstageCredentials,
): Promise<Objectives> {
  const [page, freeze] = await Promise.all([
    ask('infra-slo', '/objectives', objectivePageSchema, {
      ...{ query: { product, limit: '1' }, onBehalfOf },
    }),
    ask(
      'infra-slo',
      `/freezes/${encodeURIComponent(product)}`,
      sloFreezeSchema,
      { onBehalfOf },
    ),
  ]);
  if (!page || page.total === 0) return [];
  const { exhausted = 0, paging = 0, ticketing = 0, burning = 0 } = page.states;
  const observedAt = page.items[0]?.status.observedAt;
  return [
    {
      ...{ product, total: page.total, exhausted },
      burning: paging + ticketing + burning,
      frozen: freeze?.isFrozen ?? false,
      ...(observedAt && { observedAt }),
    },
  ];
}
