import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  ObjectiveDetail,
  ObjectivePage,
  SLO_ORDERS,
  SLO_STATES,
  SloFreeze,
  sloMarksSchema,
  SloSeries,
} from '@infra-portal/infra-common';
import type { z } from 'zod';

export type SloMarks = z.infer<typeof sloMarksSchema>;

/** Which objectives to list; values of one field are alternatives. */
export interface ObjectiveFilter {
  product?: readonly string[];
  owner?: readonly string[];
  environment?: readonly string[];
  state?: readonly (typeof SLO_STATES)[number][];
  /** Of services with this entity ref. */
  entityRef?: string;
  text?: string;
  order?: (typeof SLO_ORDERS)[number];
  /** From `nextCursor` of the page before. */
  cursor?: string;
  /** Objectives on one page. */
  limit?: number;
}

/** Part of the past, epoch seconds; absent: the objective's own window. */
export interface SloRange {
  start?: number;
  end?: number;
}

/** What services promise, and whether they keep it. */
export interface SloApi {
  objectives(
    filter: ObjectiveFilter,
    signal?: AbortSignal,
  ): Promise<ObjectivePage>;
  /** @throws ResponseError with status 404 if the portal knows no such objective */
  objective(id: string, signal?: AbortSignal): Promise<ObjectiveDetail>;
  series(id: string, range: SloRange, signal?: AbortSignal): Promise<SloSeries>;
  /** What happened to the stacks of the service meanwhile. */
  marks(id: string, range: SloRange, signal?: AbortSignal): Promise<SloMarks>;
  /** Whether changes of a product should wait. */
  freeze(product: string, signal?: AbortSignal): Promise<SloFreeze>;
  /** Lets a pull request through; the reason is told in it. */
  override(
    product: string,
    pull: { repository: string; number: number; reason: string },
  ): Promise<SloFreeze>;
}

export const sloApiRef = createApiRef<SloApi>().with({
  id: 'plugin.infra-slo.client',
  pluginId: 'infra-slo',
});
