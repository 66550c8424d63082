import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  CommandOrder,
  CommandOutcome,
  DeclaredRequest,
  DeclaredService,
  Draft,
  ExistingService,
  FormModel,
  Preview,
  PreviewRequest,
  RealPlan,
  RealPlanRequest,
  ServiceRequest,
  SloBacktest,
  SubmitRequest,
} from '@infra-portal/infra-common';

/** Which requests to list; without anything all that one may see. */
export interface RequestFilter {
  /** Only those that the signed-in person made. */
  mine?: boolean;
  /** Any of these states. */
  states?: ServiceRequest['state'][];
  product?: string;
  /** From `nextCursor` of the page before. */
  cursor?: string;
  /** Requests on one page. */
  limit?: number;
}

export interface RequestPage {
  items: ServiceRequest[];
  nextCursor?: string;
}

/** What a draft is saved with; the server adds the times. */
export type DraftInput = Pick<
  Draft,
  'change' | 'repository' | 'intent' | 'title'
>;

/**
 * The golden-path backend. Every method throws `ResponseError` when the server
 * answers with an error, and `AbortError` when its signal was used.
 */
export interface GoldenPathApi {
  form(repository?: string): Promise<FormModel>;
  existing(
    product: string,
    service: string,
    repository?: string,
  ): Promise<ExistingService>;
  preview(request: PreviewRequest, signal?: AbortSignal): Promise<Preview>;
  /** What of a preview an estimate needs, in a fraction of its time. */
  declared(
    request: DeclaredRequest,
    signal?: AbortSignal,
  ): Promise<DeclaredService>;
  /** Whether what answers promise would have been kept. */
  backtest(
    request: DeclaredRequest,
    signal?: AbortSignal,
  ): Promise<SloBacktest>;
  /** Has Atlantis plan a preview; the same one finds the same plan. */
  startRealPlan(request: RealPlanRequest): Promise<RealPlan>;
  realPlan(id: string): Promise<RealPlan>;
  /** Stops waiting for it, and has its branch deleted. */
  cancelRealPlan(id: string): Promise<RealPlan>;
  /** Opens or updates the pull request; {@link refusalOf} reads why not. */
  submit(request: SubmitRequest): Promise<ServiceRequest>;
  requests(filter?: RequestFilter, signal?: AbortSignal): Promise<RequestPage>;
  request(id: string, signal?: AbortSignal): Promise<ServiceRequest>;
  /**
   * Goes on with a request that stopped.
   * @param take - of a conflict: whose files are kept, ours (of the answers) or
   * theirs (on the branch)
   */
  resume(id: string, take?: 'ours' | 'theirs'): Promise<ServiceRequest>;
  /** Closes the pull request and deletes its branch. */
  cancel(id: string): Promise<ServiceRequest>;
  /** Asks Atlantis by a comment; {@link commandRefusalOf} reads why not. */
  command(id: string, order: CommandOrder): Promise<CommandOutcome>;
  drafts(): Promise<Draft[]>;
  draft(id: string): Promise<Draft>;
  saveDraft(id: string, draft: DraftInput): Promise<Draft>;
  deleteDraft(id: string): Promise<void>;
}

export const goldenPathApiRef = createApiRef<GoldenPathApi>().with({
  id: 'plugin.infra-golden-path.api',
  pluginId: 'infra-golden-path',
});
