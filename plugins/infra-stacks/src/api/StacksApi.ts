import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  Product,
  Products,
  Source,
  Stack,
  StackFacet,
  StackOrder,
  StackPage,
} from '@infra-portal/infra-common';

/** Which stacks to list. */
export interface StackFilter {
  facets: Partial<Record<StackFacet, readonly string[]>>;
  text?: string;
  order?: StackOrder;
  descending?: boolean;
  /** From `nextCursor` of the page before. */
  cursor?: string;
  /** Stacks on one page, at most 500. */
  limit?: number;
}

/**
 * The stacks backend. Every method throws `ResponseError` when the server
 * answers with an error, and `AbortError` when its signal was used.
 */
export interface StacksApi {
  stacks(filter: StackFilter, signal?: AbortSignal): Promise<StackPage>;
  stack(name: string, signal?: AbortSignal): Promise<Stack>;
  products(signal?: AbortSignal): Promise<Products>;
  product(name: string, signal?: AbortSignal): Promise<Product>;
  sources(signal?: AbortSignal): Promise<Source[]>;
}

export const stacksApiRef = createApiRef<StacksApi>().with({
  id: 'plugin.infra-stacks.api',
  pluginId: 'infra-stacks',
});
