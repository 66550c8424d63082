import type { StoredRequest } from './storedRequest';

/** The table's row. */
export interface RequestRow {
  id: string;
  active_key: string | null;
  repository: string;
  product: string;
  service: string;
  branch: string;
  state: string;
  requested_by: string;
  pull_number: number | null;
  head: string | null;
  data: string;
  version: number;
  created_at: string;
  updated_at: string;
  due_at: string | null;
  lease_token: string | null;
  lease_until: string | null;
}

export const TABLE = 'service_requests';

export function fromRow(row: RequestRow): StoredRequest {
  return {
    id: row.id,
    activeKey: row.active_key,
    repository: row.repository,
    product: row.product,
    service: row.service,
    branch: row.branch,
    state: row.state as StoredRequest['state'],
    requestedBy: row.requested_by,
    version: Number(row.version),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    dueAt: row.due_at,
    data: JSON.parse(row.data),
  };
}

/** The columns that a write sets; leases have their own. */
export function toColumns(request: StoredRequest) {
  return {
    active_key: request.activeKey,
    repository: request.repository,
    product: request.product,
    service: request.service,
    branch: request.branch,
    state: request.state,
    requested_by: request.requestedBy,
    pull_number: request.data.pull?.number ?? null,
    head: request.data.pull?.head ?? null,
    // PostgreSQL's text cannot hold NUL, which JSON writes as an escape.
    data: JSON.stringify(request.data),
    version: request.version,
    created_at: request.createdAt,
    updated_at: request.updatedAt,
  };
}
