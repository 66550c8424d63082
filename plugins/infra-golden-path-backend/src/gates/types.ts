import type {
  Gate,
  GateFinding,
  GateId,
  LocalisedText,
} from '@infra-portal/infra-common';

/** What a gate found; `reason` alone means that it was not run. */
export type GateOutcome =
  | { findings: GateFinding[]; source?: string }
  | { reason: LocalisedText; source?: string };

/** What says so when nothing else is named. */
export const PORTAL = 'Infra Portal';

/** A gate as people see it. */
export function gateOf(
  id: GateId,
  outcome: GateOutcome,
  observedAt: string,
): Gate {
  const source = outcome.source ?? PORTAL;
  if ('reason' in outcome) {
    const { reason } = outcome;
    return { id, status: 'not-run', findings: [], reason, source, observedAt };
  }
  const { findings } = outcome;
  return { id, status: statusOf(findings), findings, source, observedAt };
}

function statusOf(findings: readonly GateFinding[]): Gate['status'] {
  if (findings.some(({ severity }) => severity === 'error')) return 'failed';
  return findings.length > 0 ? 'warning' : 'passed';
}
