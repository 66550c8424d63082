import type {
  GateId,
  ServiceIntent,
  Standards,
} from '@infra-portal/infra-common';
import type { ApplicationTools } from '../applications/proposeApplication';
import type { OpenRequests } from '../collisions/openRequests';
import type { PlanSettings } from '../gates/plan/planGate';
import type { PlanQueue } from '../gates/plan/PlanQueue';
import type { GateOutcome } from '../gates/types';
import type { RepositoryModel } from '../repository/readRepository';
import type { Prepared, PreviewOptions } from './types';

/** What previews are made with, besides the base. */
export interface PreviewTools {
  /** Milliseconds since 1970. */
  now: () => number;
  openRequests: OpenRequests;
  plans: { queue: PlanQueue; settings: PlanSettings };
  /** Without them no skeleton of an application is proposed. */
  applications?: ApplicationTools;
}

/** What gates found; those without an outcome were not run. */
export type Outcomes = Partial<Record<GateId, GateOutcome>>;

/** Complete answers on their way to a preview. */
export interface Proposal {
  model: RepositoryModel;
  standards: Standards;
  intent: ServiceIntent;
  options: PreviewOptions;
  outcomes: Outcomes;
  made: Prepared;
  tools: PreviewTools;
}
