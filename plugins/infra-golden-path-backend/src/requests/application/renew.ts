import type { RequestData, StoredRequest } from '../store';
import type { ApplicationProgress } from './types';

/** The second pull request is wanted once more. */
export const tryAgain = (
  progress: ApplicationProgress,
): ApplicationProgress => ({
  ...progress,
  state: 'waiting',
  failure: undefined,
  attempts: 0,
});

/** Only the second pull request is missing. */
export const goOnWithApplication = (
  request: StoredRequest,
  progress: ApplicationProgress,
): StoredRequest => ({
  ...request,
  data: { ...request.data, application: tryAgain(progress) },
});

/** The second pull request under a newer order, which may want another. */
export function renewApplication(before: RequestData, fresh: RequestData) {
  const { application: progress, proposal } = before;
  const former = proposal.application;
  if (!progress || !former) return {};
  const wanted = fresh.proposal.application?.repository.toLowerCase();
  if (former.repository.toLowerCase() === wanted) {
    return { application: tryAgain(progress) };
  }
  return {
    application: undefined,
    formerApplications: [
      ...(before.formerApplications ?? []),
      { proposal: former, progress },
    ],
  };
}
