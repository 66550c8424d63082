import type { SloStatus } from '@infra-portal/infra-common';

/** Whether numbers are shown that are not of now: the newest could not be had. */
export const isOld = ({ data, problem }: SloStatus): boolean =>
  data === 'stale' || problem !== undefined;
