import type { PlanDiagnostic, PlanFailure } from '@infra-portal/infra-common';

/** An expected reason why there is no plan. Ends a plan from anywhere. */
export class PlanRefusal extends Error {
  constructor(
    readonly reason: PlanFailure,
    message: string,
    readonly diagnostics: PlanDiagnostic[] = [],
  ) {
    super(message);
    this.name = 'PlanRefusal';
  }
}
