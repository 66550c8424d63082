import type {
  HeldStack,
  LockChoice,
  PreviewPlan,
  RealPlan,
  RealPlanState,
} from '@infra-portal/infra-common';

export const TABLE = 'real_plans';

/** What is asked for, and what came of it. */
export interface RealPlanData {
  intent: unknown;
  change: string;
  digest: string;
  locks: LockChoice;
  held: HeldStack[];
  plans: PreviewPlan[];
  problem?: RealPlan['problem'];
  version?: string;
}

/** A real plan as the database has it. */
export interface StoredPlan {
  id: string;
  /** Of repository and digest. */
  key: string;
  repository: string;
  /** Address of the Atlantis; empty: there is none. */
  server: string;
  requestedBy: string;
  state: RealPlanState;
  since: string;
  createdAt: string;
  dueAt: string;
  branch: string;
  commit?: string;
  /** *noted*: it may be in the repository. */
  branchState: 'none' | 'noted' | 'gone';
  plannedSeconds?: number;
  data: RealPlanData;
}

export interface PlanRow {
  id: string;
  active_key: string | null;
  key: string;
  repository: string;
  server: string;
  requested_by: string;
  state: RealPlanState;
  state_since: string;
  created_at: string;
  due_at: string;
  branch: string;
  commit_id: string | null;
  branch_state: StoredPlan['branchState'];
  planned_seconds: number | null;
  data: string;
  lease_token: string | null;
  lease_until: string | null;
}

export const OVER: RealPlanState[] = ['done', 'failed', 'cancelled'];

/** All of a plan but who works on it. */
export function toRow(
  plan: StoredPlan,
): Omit<PlanRow, 'lease_token' | 'lease_until'> {
  return {
    id: plan.id,
    active_key: OVER.includes(plan.state) ? null : plan.key,
    key: plan.key,
    repository: plan.repository,
    server: plan.server,
    requested_by: plan.requestedBy,
    state: plan.state,
    state_since: plan.since,
    created_at: plan.createdAt,
    due_at: plan.dueAt,
    branch: plan.branch,
    commit_id: plan.commit ?? null,
    branch_state: plan.branchState,
    planned_seconds: plan.plannedSeconds ?? null,
    // PostgreSQL takes no character of zero.
    data: JSON.stringify(plan.data).replaceAll('\\u0000', ''),
  };
}

export function fromRow(row: PlanRow): StoredPlan {
  return {
    id: row.id,
    key: row.key,
    repository: row.repository,
    server: row.server,
    requestedBy: row.requested_by,
    state: row.state,
    since: row.state_since,
    createdAt: row.created_at,
    dueAt: row.due_at,
    branch: row.branch,
    ...(row.commit_id !== null && { commit: row.commit_id }),
    branchState: row.branch_state,
    ...(row.planned_seconds !== null && {
      plannedSeconds: row.planned_seconds,
    }),
    data: JSON.parse(row.data),
  };
}
