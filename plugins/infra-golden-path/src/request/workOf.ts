import type { ServiceRequest } from '@infra-portal/infra-common';

/** What the portal does for a request, step by step. */
const WORK = [
  'committed',
  'pushed',
  'opened',
  'labelled',
  'reviewers',
  'checked',
] as const;

export type Work = (typeof WORK)[number] | 'closing' | 'other';

/** What the portal was doing when it failed. */
export function workOf(
  request: Pick<ServiceRequest, 'closing' | 'failure'>,
): Work {
  if (request.closing) return 'closing';
  return WORK.find(each => each === request.failure?.step) ?? 'other';
}
