import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  DriftCause,
  DriftEpisodeDetail,
  DriftPage,
  DriftProposalPreview,
  DriftProposalRequest,
  DriftState,
  DriftTrend,
  FixPreview,
  FixRequest,
  Locks,
  Module,
  Modules,
  OpenDriftProposal,
  OpenedDriftProposal,
  OpenedFix,
  OpenFix,
  Product,
  Products,
  RunActivity,
  RunCommand,
  RunDetail,
  RunPage,
  RunState,
  Source,
  Stack,
  StackDriftDetail,
  StackFacet,
  StackGraph,
  StackOrder,
  StackPage,
  View,
  ViewInput,
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

/** Which runs to list; values of one field are alternatives. */
export interface RunFilter {
  /** Refs or names. */
  stacks?: readonly string[];
  products?: readonly string[];
  states?: readonly RunState[];
  commands?: readonly RunCommand[];
  text?: string;
  /** From `nextCursor` of the page before. */
  cursor?: string;
  /** Runs on one page, at most 200. */
  limit?: number;
}

/** Which stacks to list by their drift; values of one field are alternatives. */
export interface DriftFilter {
  products?: readonly string[];
  owners?: readonly string[];
  environments?: readonly string[];
  states?: readonly DriftState[];
  causes?: readonly DriftCause[];
  text?: string;
  /** From `nextCursor` of the page before. */
  cursor?: string;
  /** Stacks on one page, at most 200. */
  limit?: number;
}

/** Of which days and stacks to tell how drift came and went. */
export interface DriftTrendFilter {
  days: number;
  products?: readonly string[];
  owners?: readonly string[];
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
  /** A product's stacks, and those they are tied to. */
  productGraph(name: string, signal?: AbortSignal): Promise<StackGraph>;
  modules(signal?: AbortSignal): Promise<Modules>;
  module(name: string, signal?: AbortSignal): Promise<Module>;
  /** All stacks that fit, as the text of a CSV file. */
  stacksCsv(filter: StackFilter, signal?: AbortSignal): Promise<Blob>;
  /** The views that the signed-in person has kept. */
  views(signal?: AbortSignal): Promise<View[]>;
  /** Keeps a view under an id, a UUID; another one of that id is replaced. */
  saveView(id: string, view: ViewInput): Promise<void>;
  deleteView(id: string): Promise<void>;
  /** What would mend a finding; a ResponseError of 400 says why nothing would. */
  previewFix(request: FixRequest, signal?: AbortSignal): Promise<FixPreview>;
  /** Opens its pull request, or finds the one that is open. */
  openFix(fix: OpenFix): Promise<OpenedFix>;
  sources(signal?: AbortSignal): Promise<Source[]>;
  /** The newest first. */
  runs(filter: RunFilter, signal?: AbortSignal): Promise<RunPage>;
  /** One run, with what it printed. */
  run(id: string, signal?: AbortSignal): Promise<RunDetail>;
  /** What runs, waits and failed, with the last days of it. */
  runActivity(days: number, signal?: AbortSignal): Promise<RunActivity>;
  /** Who holds which stack, and who waits for it. */
  locks(signal?: AbortSignal): Promise<Locks>;
  /** How stacks stand, the worst first. */
  drift(filter: DriftFilter, signal?: AbortSignal): Promise<DriftPage>;
  /** How drift came and went, day by day. */
  driftTrend(
    filter: DriftTrendFilter,
    signal?: AbortSignal,
  ): Promise<DriftTrend>;
  /** One stack, with its past. */
  stackDrift(name: string, signal?: AbortSignal): Promise<StackDriftDetail>;
  /** One drift, with the plan that showed it. */
  driftEpisode(id: string, signal?: AbortSignal): Promise<DriftEpisodeDetail>;
  /** Has a stack looked at soon; what is seen then comes by signal. */
  checkDrift(name: string): Promise<void>;
  /** What an act would change; a ResponseError of 400 says why nothing is safe. */
  previewDriftProposal(
    episode: string,
    request: DriftProposalRequest,
    signal?: AbortSignal,
  ): Promise<DriftProposalPreview>;
  /** Opens its pull request, or finds the one that is open. */
  openDriftProposal(
    episode: string,
    proposal: OpenDriftProposal,
  ): Promise<OpenedDriftProposal>;
}

export const stacksApiRef = createApiRef<StacksApi>().with({
  id: 'plugin.infra-stacks.api',
  pluginId: 'infra-stacks',
});
