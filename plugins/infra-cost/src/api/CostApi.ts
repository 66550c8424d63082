import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  COST_ORDERS,
  CostDays,
  CostDimension,
  CostExceptionPreview,
  CostExceptionRequest,
  CostGrouping,
  CostHistory,
  CostSummary,
  CostTags,
  EstimateChange,
  OpenCostException,
  OpenedCostException,
  OpenedSavingProposal,
  OpenSavingProposal,
  PendingCosts,
  PullCostDetail,
  PullCosts,
  SavingProposalPreview,
  SavingProposalRequest,
  SavingsAnswer,
  StackCostDetail,
  StackCostPage,
  UnmatchedCosts,
  WeeklyAnswer,
  WeeklyList,
} from '@infra-portal/infra-common';

/** What stacks have to be of; values of one dimension are alternatives. */
export type CostFilter = Partial<Record<CostDimension, readonly string[]>> & {
  /** Groups of a tag: of stacks only what is in them counts. */
  tag?: { key: string; items: readonly string[] };
};

/** Which stacks to list. */
export interface StackCostFilter {
  of?: CostFilter;
  text?: string;
  order?: (typeof COST_ORDERS)[number];
  /** From `nextCursor` of the page before. */
  cursor?: string;
  /** Stacks on one page. */
  limit?: number;
}

/** Which days, and of what. */
export interface CostDaysFilter {
  of?: CostFilter;
  /** Tells amounts by the keys of it as well. */
  dimension?: CostGrouping;
  days: number;
}

/** A pull request, as addresses of ours name it. */
export interface PullRef {
  /** `host/owner/name` */
  repository: string;
  number: number;
}

/** Which pull requests to list. */
export interface PullFilter {
  of?: CostFilter;
  /** Only those in this state; all without it. */
  open?: 'open' | 'merged' | 'closed';
}

/** What stacks are estimated to cost. */
export interface CostApi extends PullCostApi, SavingCostApi {
  /** All that fits, together. */
  summary(of: CostFilter, signal?: AbortSignal): Promise<CostSummary>;
  /** Totals at the end of each day. */
  days(filter: CostDaysFilter, signal?: AbortSignal): Promise<CostDays>;
  /** Ways to pay less for what fits. */
  savings(of: CostFilter, signal?: AbortSignal): Promise<SavingsAnswer>;
  stacks(filter: StackCostFilter, signal?: AbortSignal): Promise<StackCostPage>;
  /** Every stack that fits, as a file. */
  stacksCsv(filter: StackCostFilter, signal?: AbortSignal): Promise<Blob>;
  /** @throws ResponseError with status 404 if the portal knows no such stack */
  stack(name: string, signal?: AbortSignal): Promise<StackCostDetail>;
  history(name: string, signal?: AbortSignal): Promise<CostHistory>;
  /** What differs between two points of a history, by their ids. */
  compare(
    name: string,
    points: { from: string; to: string },
    signal?: AbortSignal,
  ): Promise<EstimateChange>;
  /** @param by the tag whose groups are told, too */
  tags(of: CostFilter, by?: string, signal?: AbortSignal): Promise<CostTags>;
  /** Where an image is of what something costs. */
  badge(
    of: { kind: 'stacks' | 'products'; name: string },
    signal?: AbortSignal,
  ): Promise<{ url: string; title: string }>;
  /** Projects of reports that are no stack that is known. */
  unmatched(signal?: AbortSignal): Promise<UnmatchedCosts>;
  /** Says which stack a project is, now and from now on. */
  match(id: string, stack: string): Promise<void>;
  /** Weekly reports that are kept, and when more are sent. */
  weekly(signal?: AbortSignal): Promise<WeeklyList>;
  /** @param week undefined: what there would be to say now */
  weeklyReport(
    owner: string,
    week?: string,
    signal?: AbortSignal,
  ): Promise<WeeklyAnswer>;
  /** Sends what there is to say now to the reader. */
  sendWeekly(owner: string): Promise<void>;
}

/** Ways to pay less for a stack, and the pull requests they become. */
export interface SavingCostApi {
  /** @throws ResponseError with status 404 if the portal knows no such stack */
  stackSavings(name: string, signal?: AbortSignal): Promise<SavingsAnswer>;
  /** What savings of a stack would change, and save together. */
  previewSavings(
    name: string,
    request: SavingProposalRequest,
    signal?: AbortSignal,
  ): Promise<SavingProposalPreview>;
  /** @throws ResponseError with status 409 if it is not what the preview showed */
  proposeSavings(
    name: string,
    request: OpenSavingProposal,
  ): Promise<OpenedSavingProposal>;
}

/** What pull requests would make of the costs. */
export interface PullCostApi {
  pulls(filter: PullFilter, signal?: AbortSignal): Promise<PullCosts>;
  /** @throws ResponseError with status 404 if the portal knows no such pull request */
  pull(pull: PullRef, signal?: AbortSignal): Promise<PullCostDetail>;
  /** Has it priced anew; what comes of it is told by the signal. */
  pricePullAgain(pull: PullRef): Promise<void>;
  /** Today, each open pull request, and what that makes together. */
  pending(of: CostFilter, signal?: AbortSignal): Promise<PendingCosts>;
  previewException(
    pull: PullRef,
    request: CostExceptionRequest,
    signal?: AbortSignal,
  ): Promise<CostExceptionPreview>;
  /** @throws ResponseError with status 409 if it is not what the preview showed */
  openException(
    pull: PullRef,
    exception: OpenCostException,
  ): Promise<OpenedCostException>;
}

export const costApiRef = createApiRef<CostApi>().with({
  id: 'plugin.infra-cost.client',
  pluginId: 'infra-cost',
});
