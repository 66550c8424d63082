import type { RequestApplication } from '@infra-portal/infra-common';
import type { StoredRequest } from '../store';
import { FRESH_PROGRESS } from './types';

/** The second pull request as callers see it; undefined where there is none. */
export function toRequestApplication({
  data,
}: StoredRequest): RequestApplication | undefined {
  const { application: proposal } = data.proposal;
  if (!proposal) return undefined;
  const progress = data.application ?? FRESH_PROGRESS;
  const { state, pull, created = false, failure, written } = progress;
  const shown = data.proposal.preview.application?.files ?? [];
  const files = written.length > 0 ? written : shown.map(({ path }) => path);
  const { repository, branch } = proposal;
  return {
    ...{ repository, branch, state, created, files },
    ...(progress.url && { url: progress.url }),
    ...(pull && { pullRequest: pull }),
    ...(failure && { failure }),
  };
}
