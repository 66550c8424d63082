import type { RunPage } from '@infra-portal/infra-common';
import type { RunFilter, StacksApi } from '../api';
import { askPages } from '@infra-portal/infra-react';

/** The first pages of a list of runs. */
export function loadRunPages(
  api: Pick<StacksApi, 'runs'>,
  filter: RunFilter,
  pages: number,
  signal: AbortSignal,
): Promise<RunPage> {
  return askPages(part => api.runs({ ...filter, ...part }, signal), pages);
}
