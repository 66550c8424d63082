import type { DriftLook } from '@infra-portal/infra-common';

/** Who tells more of one look comes first. */
const SOURCES = ['atlantis-api', 'report', 'atlantis-webhook'];

const hasPlan = ({ result }: DriftLook) =>
  result.kind === 'drifted' && result.plan !== undefined;

/**
 * Of two accounts of one look the one that is kept: the same, whichever came
 * first. The API tells time and plan, the webhook neither.
 */
export function preferred(a: DriftLook, b: DriftLook): DriftLook {
  const bySource = SOURCES.indexOf(a.source) - SOURCES.indexOf(b.source);
  if (bySource !== 0) return bySource < 0 ? a : b;
  if (hasPlan(a) !== hasPlan(b)) return hasPlan(a) ? a : b;
  if (a.at !== b.at) return a.at < b.at ? a : b;
  return JSON.stringify(a) <= JSON.stringify(b) ? a : b;
}
