import { useMemo } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  PULLS_CHANNEL,
  type ReviewChecks,
  type ReviewDocument,
} from '@infra-portal/infra-common';
import { useLive, useLocalised } from '@infra-portal/infra-react';
import { gateFindings } from './gateFindings';
import { reviewApiRef, type ReviewPlace } from './ReviewApi';

/** What the portal itself found of the head that is shown, as far as it knows. */
export interface OwnChecks {
  checks?: ReviewChecks;
  /** Asked for the first time. */
  loading: boolean;
  /** It could not be asked. */
  failed: boolean;
}

const isOpen = ({ state, grade }: ReviewDocument['plans'][number]) =>
  grade !== 'real' || state === 'stale' || state === 'failed';

/**
 * Asks for the portal's own checks beside the review, as they take seconds, and
 * puts what they found to what others found.
 */
export function useOwnChecks(place: ReviewPlace, review: ReviewDocument) {
  const api = useApi(reviewApiRef);
  const localise = useLocalised();
  const { pull, plans, findings } = review;
  const { repository, number, head, state } = pull;
  const waiting = plans.filter(isOpen).map(({ stack }) => stack);
  const live = useLive({
    channel: PULLS_CHANNEL,
    key: [repository, number, head, state, ...waiting].join('\n'),
    load: async signal =>
      state === 'open' ? api.checks(place, head, signal) : undefined,
    // What a commit holds does not change; a busy portal is asked again later.
    concerns: () => false,
  });
  const checks = live.value;
  const merged = useMemo(
    () => [...findings, ...gateFindings(checks?.gates ?? [], localise)],
    [findings, checks, localise],
  );
  const own: OwnChecks = {
    ...(checks && { checks }),
    loading: live.loading && !checks && state === 'open',
    failed: live.error !== undefined && !checks,
  };
  return { own, findings: merged };
}
